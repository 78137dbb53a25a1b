package glasshead;

import glasshead.cli.Cli;
import glasshead.cli.StandardStream;
import glasshead.engine.NativeRuntime;
import glasshead.experiment.BadInput;
import glasshead.json.SessionFile;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/// A command on the command line, or the window.
final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());
    // Held, since loggers that nothing refers to are forgotten with their level.
    private static final Logger LIBRARIES = Logger.getLogger("ai.djl");
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private final StandardStream out = StandardStream.out();
    private final StandardStream err = StandardStream.err();

    private Main() {}

    /// Called by the launcher, once the runtime is known to be new enough.
    public static void start(String[] arguments) {
        quieten();
        System.exit(new Main().status(arguments));
    }

    private int status(String[] arguments) {
        try {
            Home.check();
            prepare();
            int status = run(Arguments.asTyped(arguments));
            String cut = out.problem();
            if (!cut.isEmpty()) {
                throw new BadInput(cut);
            }
            return status;
        } catch (BadInput problem) {
            err.writer().println(problem.getMessage());
            return Cli.BAD_INPUT;
        }
    }

    /// Before anything of DJL is touched. That there is no place for native code is told where native code is needed.
    private static void prepare() {
        try {
            NativeRuntime.prepare();
        } catch (BadInput later) {
            LOG.log(Level.FINE, "no place for native code", later);
        }
    }

    private int run(String[] arguments) {
        try {
            if (arguments.length == 0 || isSession(List.of(arguments))) {
                window(arguments);
                return 0;
            }
            return commands(arguments).execute(arguments);
        } catch (Display.Missing missing) {
            return Undisplayed.asked().orElseThrow(() -> missing).show(commands(arguments), out.writer(), missing);
        }
    }

    private CommandLine commands(String[] arguments) {
        Consumer<String> notice = err.writer()::println;
        return Cli.commands(() -> Home.models(notice), new WindowPicture(() -> Home.models(notice), notice), () -> window(arguments),
                List.of(arguments)).setOut(out.writer()).setErr(err.writer());
    }

    /// Comes back when the window is closed.
    private static void window(String[] arguments) {
        Display.require();
        NativeRuntime.prepare();
        try {
            App.show(arguments);
        } catch (RuntimeException failure) {
            if (Display.isWhatFailed(failure)) {
                throw new Display.Missing(failure);
            }
            throw StartFailure.of(failure);
        }
    }

    /// What a double click on a session file in a file manager comes to.
    static boolean isSession(List<String> arguments) {
        return arguments.size() == 1 && arguments.getFirst().endsWith(SessionFile.EXTENSION);
    }

    /// DJL tells at each start which library it loads; JavaFX warns that it was started from the class path, which is meant.
    private static void quieten() {
        LIBRARIES.setLevel(Level.WARNING);
        TOOLKIT.setLevel(Level.SEVERE);
    }
}
