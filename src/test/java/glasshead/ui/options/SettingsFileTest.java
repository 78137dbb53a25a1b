package glasshead.ui.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.pixels.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    @TempDir
    private Path folder;
    private final List<String> notices = new ArrayList<>();

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        Settings settings = new Settings(true, true, Palette.VIRIDIS, new WindowPlace(10, 20, 1200, 800, false), Map.of("top", List.of(
                0.5)), true, true, true, true);
        SettingsFile file = file("deeper", "settings.json");
        file.save(settings);
        file.save(settings);
        assertEquals(settings, file.load(notices::add));
        assertEquals(List.of(), notices);
        try (Stream<Path> files = Files.list(folder.resolve("deeper"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void withoutAFileEverythingIsAsUsual() {
        assertEquals(Settings.FIRST, file("settings.json").load(notices::add));
        assertEquals(List.of(), notices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2]", "{\"dark\": \"perhaps\"}", "{\"splits\": {\"top\": 3}}", "\u0000\u0001"})
    void aBrokenFileIsSetAside(String content) throws IOException {
        SettingsFile file = file("settings.json");
        Files.writeString(file.path(), content);
        assertEquals(Settings.FIRST, file.load(notices::add));
        assertEquals(content, Files.readString(folder.resolve("settings.json.broken")));
        assertFalse(Files.exists(file.path()));
        assertTrue(notices.getFirst().contains("settings.json.broken"));
    }

    @Test
    void aFileFromBeforeASettingExistedIsRead() throws IOException {
        SettingsFile file = file("settings.json");
        Files.writeString(file.path(), "{\"dark\": true}");
        assertEquals(new Settings(true, false, Palette.DEFAULT, null, Map.of(), false, false, false, false), file.load(notices::add));
        assertEquals(List.of(), notices);
    }

    @Test
    void aNewerVersionsFileIsKeptAside() throws IOException {
        SettingsFile file = file("settings.json");
        Files.writeString(file.path(), "{\"dark\": true, \"tomorrow\": 1}");
        assertEquals(Settings.FIRST, file.load(notices::add));
        assertEquals(List.of("The settings file '" + file.path()
                + "' can't be used: there is no 'tomorrow', only dark, largeText, palette, "
                + "window, splits, timelineFolded, interventions, history, firstMinute (line 1); it was set aside as '"
                + file.path() + ".broken'."), notices);
    }

    @Test
    void anUnwritableFolderIsReported() throws IOException {
        Path blocked = Files.createFile(folder.resolve("file"));
        assertThrows(IOException.class, () -> new SettingsFile(blocked.resolve("settings.json")).save(Settings.FIRST));
    }

    @Test
    void optionsGoThroughSettingsUnchanged() {
        ViewOptions options = new ViewOptions();
        Settings settings = new Settings(true, false, Palette.GREYS, new WindowPlace(0, 0, 1000, 700, true), Map.of("lower", List.of(0.3,
                0.6)), true, false, false, false);
        options.restore(settings);
        assertEquals(settings, options.settings());
    }

    private SettingsFile file(String... names) {
        return new SettingsFile(folder.resolve(String.join("/", names)));
    }
}
