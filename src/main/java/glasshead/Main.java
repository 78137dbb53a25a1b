package glasshead;

import glasshead.cli.Cli;
import glasshead.engine.NativeRuntime;
import glasshead.experiment.SessionFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/// A command on the command line, or the window.
final class Main {

    // Held, since loggers that nothing refers to are forgotten with their level.
    private static final Logger LIBRARIES = Logger.getLogger("ai.djl");
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Main() {}

    /// Called by the launcher, once the runtime is known to be new enough.
    public static void start(String[] arguments) {
        quieten();
        NativeRuntime.prepare();
        if (arguments.length > 0 && !isSession(arguments)) {
            System.exit(Cli.commands(Home::models, new WindowPicture()).execute(arguments));
        }
        Display.require();
        try {
            Application.launch(App.class, arguments);
        } catch (RuntimeException failure) {
            if (Display.isWhatFailed(failure)) {
                Display.missing();
            }
            throw failure;
        }
    }

    /// What a double click on a session file in a file manager comes to.
    private static boolean isSession(String[] arguments) {
        return arguments.length == 1 && arguments[0].endsWith(SessionFile.EXTENSION);
    }

    /// DJL tells at each start which library it loads; JavaFX warns that it was started from the class path, which is meant.
    private static void quieten() {
        LIBRARIES.setLevel(Level.WARNING);
        TOOLKIT.setLevel(Level.SEVERE);
    }
}
