package glasshead;

import glasshead.experiment.BadInput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether there is a screen to open a window on.
final class Display {

    /// There is none.
    static final class Missing extends BadInput {

        private static final long serialVersionUID = 1L;

        Missing(@Nullable Throwable cause) {
            super("There is no display to open a window on; use the command line, as in '" + command() + " run --help',"
                    + " or draw the window into a file with 'snapshot'.", cause);
        }
    }

    private Display() {}

    /// @throws Missing when the environment names no display
    static void require() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean headlessToolkit = "Headless".equals(System.getProperty("glass.platform"));
        if (linux && !headlessToolkit && isBlank("DISPLAY") && isBlank("WAYLAND_DISPLAY")) {
            throw new Missing(null);
        }
    }

    /// Whether the toolkit could not start because the display that the environment names can't be reached, as in a shell whose connection
    /// has gone.
    static boolean isWhatFailed(@Nullable Throwable failure) {
        return failure != null && (String.valueOf(failure.getMessage()).contains("Unable to open DISPLAY") || isWhatFailed(failure
                .getCause()));
    }

    /// How the program is started here.
    static String command() {
        return System.getProperty("jpackage.app-path") == null ? "java -jar target/glasshead.jar" : "glasshead";
    }

    private static boolean isBlank(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isBlank();
    }
}
