package glasshead.scan;

import java.io.IOException;
import java.io.InputStream;

/// A file with texts, wherever it lies.
///
/// @param name what it is called, with the endings that say what is in it
public record CorpusFile(String name, Opener opener) {

    /// Opens the file as it is, compressed where it is.
    public interface Opener {
        InputStream open() throws IOException;
    }
}
