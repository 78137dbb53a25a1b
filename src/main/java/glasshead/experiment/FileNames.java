package glasshead.experiment;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Turns names that a user wrote or chose into paths.
public final class FileNames {

    private FileNames() {}

    /// @throws BadInput when no file of this system can have that name
    public static Path path(String written) {
        try {
            return Path.of(written);
        } catch (InvalidPathException impossible) {
            throw new BadInput(isForeignToTheLocale(written)
                    ? "Under the locale that the program was started with, Java can't reach a file named '" + written
                            + "': start it under a UTF-8 locale such as LC_ALL=C.UTF-8."
                    : "'" + written + "' can't be the name of a file or folder (" + impossible.getReason() + "); give another.",
                    impossible);
        }
    }

    /// The last part of a path, as a model's folder is called in the window; what is no path as it is.
    public static String last(String written) {
        try {
            Path name = Path.of(written).getFileName();
            return name == null ? written : name.toString();
        } catch (InvalidPathException none) {
            return written;
        }
    }

    /// What was chosen in a dialog of the desktop.
    public static Path path(File chosen) {
        return path(chosen.getPath());
    }

    /// Java encodes the names of files by the locale that it was started under; under POSIX that is ASCII.
    private static boolean isForeignToTheLocale(String name) {
        return !Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name);
    }
}
