package glasshead.session;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The session files opened or saved last, newest first, shared by all running programs of one user: the file is read anew each time.
public final class RecentFiles {

    private static final Logger LOG = Logger.getLogger(RecentFiles.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 10;

    private final Path file;

    /// @param state the state folder
    public RecentFiles(Path state) {
        file = state.resolve("recent.json");
    }

    /// Those that still exist.
    public List<Path> list() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Stream.of(JSON.readValue(Files.readAllBytes(file), String[].class)).map(Path::of).filter(Files::isRegularFile).limit(
                    MOST).toList();
        } catch (JacksonException | InvalidPathException | NullPointerException broken) {
            LOG.log(Level.WARNING, "the list of recent files is broken and begins anew", broken);
            return List.of();
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "the list of recent files can't be read", unreadable);
            return List.of();
        }
    }

    /// Puts a file on top. A list that can't be kept is no reason to stop the user.
    void add(Path opened) {
        Path whole = opened.toAbsolutePath().normalize();
        List<String> paths = Stream.concat(Stream.of(whole), list().stream().filter(each -> !each.equals(whole))).limit(MOST).map(
                Path::toString).toList();
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, JSON.writeValueAsString(paths));
        } catch (IOException unwritable) {
            LOG.log(Level.WARNING, "the list of recent files can't be kept", unwritable);
        }
    }
}
