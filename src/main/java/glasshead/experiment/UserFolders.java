package glasshead.experiment;

import java.nio.file.Path;
import java.util.Map;

/// The folders that the operating system wants a program to use for what belongs to the user. They need not exist.
///
/// @param settings what the user chose
/// @param state    what the program keeps besides: sessions to come back to, recent files, logs
/// @param cache    what can be made again
public record UserFolders(Path settings, Path state, Path cache) {

    /// Those of this user.
    ///
    /// @throws BadInput when there is no home, or its name can't be used under this locale
    public static UserFolders standard() {
        return of(System.getProperty("os.name"), System.getenv(), System.getProperty("user.home"));
    }

    static UserFolders of(String system, Map<String, String> environment, String home) {
        // What Java says of a user whom the system doesn't know, as in a container with a made-up number.
        if (home.equals("?")) {
            throw new BadInput("The system names no home folder for this user; set HOME to a folder of your own.");
        }
        if (system.startsWith("Windows")) {
            Path local = named(environment, "LOCALAPPDATA", home + "/AppData/Local").resolve("Glasshead");
            return new UserFolders(named(environment, "APPDATA", home + "/AppData/Roaming").resolve("Glasshead"), local, local.resolve(
                    "cache"));
        }
        if (system.startsWith("Mac")) {
            Path support = FileNames.path(home + "/Library/Application Support/Glasshead");
            return new UserFolders(support, support.resolve("state"), FileNames.path(home + "/Library/Caches/Glasshead"));
        }
        return new UserFolders(named(environment, "XDG_CONFIG_HOME", home + "/.config").resolve("glasshead"), named(environment,
                "XDG_STATE_HOME", home + "/.local/state").resolve("glasshead"), named(environment, "XDG_CACHE_HOME", home + "/.cache")
                        .resolve("glasshead"));
    }

    private static Path named(Map<String, String> environment, String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "");
        return FileNames.path(value.isBlank() ? otherwise : value);
    }
}
