package glasshead.ui.options;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import glasshead.experiment.FileNames;
import glasshead.experiment.UserFolders;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/// The settings as a JSON file. No settings file, however broken, keeps the program from opening.
public final class SettingsFile {

    /// System property with the file's path, for tests and for keeping settings elsewhere.
    public static final String PROPERTY = "glasshead.settings";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

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

    /// What was kept. A file that can't be understood is set aside as `*.broken`.
    ///
    /// @param notice gets a sentence for the user when something was wrong
    public Settings load(Consumer<String> notice) {
        if (!Files.exists(path)) {
            return Settings.FIRST;
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(path), Settings.class)).orElse(Settings.FIRST);
        } catch (IOException broken) {
            notice.accept(setAside());
            return Settings.FIRST;
        }
    }

    private String setAside() {
        Path aside = path.resolveSibling(path.getFileName() + ".broken");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            return "The settings file could not be read; it was set aside as " + aside + " and the window starts with the usual settings.";
        } catch (IOException stuck) {
            return "The settings file " + path + " could not be read (" + stuck.getMessage()
                    + "); the window starts with the usual settings.";
        }
    }

    /// Writes all or nothing.
    public void save(Settings settings) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        WholeFile.write(path, JSON.writeValueAsString(settings));
    }
}
