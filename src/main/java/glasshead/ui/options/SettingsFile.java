package glasshead.ui.options;

import glasshead.experiment.FileNames;
import glasshead.experiment.UserFolders;
import glasshead.json.JsonForm;
import glasshead.json.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The settings as a JSON file. No settings file, however broken, keeps the program from opening.
public final class SettingsFile {

    /// System property with the file's path, for tests and for keeping settings elsewhere.
    public static final String PROPERTY = "glasshead.settings";

    private static final JsonForm<Settings> FORM = JsonForm.of(Settings.class, "settings file", "correct it");

    private final Path path;

    public SettingsFile(Path path) {
        this.path = path;
    }

    /// The file in the folder that the operating system wants.
    public static SettingsFile standard() {
        String asked = System.getProperty(PROPERTY);
        return new SettingsFile(asked == null ? UserFolders.standard().settings().resolve("settings.json") : FileNames.path(asked));
    }

    public Path path() {
        return path;
    }

    /// What was kept; one that can't be used is set aside.
    ///
    /// @param notice gets a sentence for the user when something was wrong
    public Settings load(Consumer<String> notice) {
        return new KeptFile<>(path, FORM, notice).read().orElse(Settings.FIRST);
    }

    /// Writes all or nothing.
    public void save(Settings settings) throws IOException {
        FORM.write(path, settings);
    }
}
