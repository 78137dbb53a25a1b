package glasshead;

import java.util.Locale;

/// Whether there is a screen to open a window on.
final class Display {

    private Display() {}

    /// Ends the program with a sentence when there is none.
    static void require() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean headlessToolkit = "Headless".equals(System.getProperty("glass.platform"));
        if (linux && !headlessToolkit && isBlank("DISPLAY") && isBlank("WAYLAND_DISPLAY")) {
            missing();
        }
    }

    /// Whether the toolkit could not start because the display that the environment names can't be reached, as in a shell whose connection
    /// has gone.
    static boolean isWhatFailed(Throwable failure) {
        return failure != null && (String.valueOf(failure.getMessage()).contains("Unable to open DISPLAY") || isWhatFailed(failure
                .getCause()));
    }

    static void missing() {
        String command = System.getProperty("jpackage.app-path") == null ? "java -jar target/glasshead.jar" : "glasshead";
        System.err.println("There is no display to open a window on; use the command line, as in '" + command + " run --help',"
                + " or draw the window into a file with 'snapshot'.");
        System.exit(2);
    }

    private static boolean isBlank(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isBlank();
    }
}
