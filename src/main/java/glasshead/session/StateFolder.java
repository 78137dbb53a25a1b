package glasshead.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the program keeps what is neither a setting nor a file of the user's: unsaved work, recent files, logs.
public final class StateFolder {

    /// System property with the folder, for tests and for keeping it elsewhere.
    public static final String PROPERTY = "glasshead.state";

    private StateFolder() {}

    /// The folder that the operating system wants; it need not exist.
    public static Path standard() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of)
                .orElseGet(() -> of(System.getProperty("os.name"), System.getenv(), System.getProperty("user.home")));
    }

    static Path of(String system, Map<String, String> environment, String home) {
        if (system.startsWith("Windows")) {
            return from(environment, "LOCALAPPDATA").orElse(Path.of(home, "AppData", "Local")).resolve("Glasshead");
        }
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Application Support", "Glasshead", "state");
        }
        return from(environment, "XDG_STATE_HOME").orElse(Path.of(home, ".local", "state")).resolve("glasshead");
    }

    private static Optional<Path> from(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of);
    }
}
