package glasshead.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a scan will take, said before it begins.
///
/// @param files           of the corpus
/// @param bytes           of them, as they are on the disk
/// @param tokens          about so many, from the first texts' share of the bytes; exact where all were read for it
/// @param exact           whether all were read for it
/// @param tokensPerSecond measured on some of the first texts, all that is asked for recorded
/// @param memory          what it takes at most, in bytes, beside the model
/// @param file            where it is kept; nowhere, or not known before a large corpus has been read, is nothing
/// @param done            texts that an earlier scan of the same has done
/// @param complete        whether it is there already, so that nothing is run
public record ScanForecast(int files, long bytes, long tokens, boolean exact, double tokensPerSecond, long memory, @Nullable Path file,
        long done, boolean complete) {

    /// At the measured speed, for the whole corpus.
    public double seconds() {
        return tokens / tokensPerSecond;
    }
}
