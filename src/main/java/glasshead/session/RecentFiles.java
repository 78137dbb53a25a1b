package glasshead.session;

import glasshead.json.JsonForm;
import glasshead.json.KeptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The session files opened or saved last, newest first, shared by all running programs of one user: the file is read anew each time.
public final class RecentFiles {

    private static final Logger LOG = Logger.getLogger(RecentFiles.class.getName());
    private static final JsonForm<Path[]> FORM = JsonForm.of(Path[].class, "list of recent files", "correct it");
    private static final int MOST = 10;

    private final KeptFile<Path[]> kept;

    /// @param state  the state folder
    /// @param notice gets a sentence when the list can't be used
    public RecentFiles(Path state, Consumer<String> notice) {
        kept = new KeptFile<>(state.resolve("recent.json"), FORM, notice);
    }

    /// Those that still exist.
    public List<Path> list() {
        return kept.read().map(files -> Stream.of(files).filter(Files::isRegularFile).limit(MOST).toList()).orElse(List.of());
    }

    /// Puts a file on top. A list that can't be kept is no reason to stop the user.
    void add(Path opened) {
        Path whole = opened.toAbsolutePath().normalize();
        try {
            kept.change(new Path[0], files -> Stream.concat(Stream.of(whole), Stream.of(files).filter(each -> !each.equals(whole)))
                    .limit(MOST).toArray(Path[]::new));
        } catch (IOException unwritable) {
            LOG.log(Level.WARNING, "the list of recent files can't be kept", unwritable);
        }
    }
}
