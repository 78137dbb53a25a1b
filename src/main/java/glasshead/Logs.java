package glasshead;

import glasshead.experiment.BadInput;
import glasshead.ui.problem.LastError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The program's log: a few files of limited size in the state folder, the newest numbered 0.
final class Logs {

    private static final Logger LOG = Logger.getLogger(Logs.class.getName());
    private static final int SIZE = 200_000;
    private static final int FILES = 3;

    private Logs() {}

    /// Begins to write, and to remember the last error for a report.
    ///
    /// @param notice gets a sentence when the log can't be written; the program goes on
    /// @param told   gets the sentence about something unusable that nobody else told, on any thread
    static LastError start(Path state, Consumer<String> notice, Consumer<String> told) {
        Logger root = Logger.getLogger("");
        LastError last = new LastError();
        root.addHandler(last);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LOG.log(Level.SEVERE, "failed on thread " + thread.getName(), failure);
            if (failure instanceof BadInput unusable) {
                told.accept(unusable.getMessage());
            }
        });
        try {
            Path folder = Files.createDirectories(state.resolve("logs"));
            // %u is 0, or the next free number when another running program writes there too; % in the folder's name must be doubled.
            FileHandler file = new FileHandler(folder.toString().replace("%", "%%") + "/glasshead-%u.%g.log", SIZE, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setEncoding("UTF-8");
            root.addHandler(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no log is written", e);
            notice.accept("The log can't be written in " + state + " (" + e.getClass().getSimpleName()
                    + "); make that folder writable to have one.");
        }
        return last;
    }
}
