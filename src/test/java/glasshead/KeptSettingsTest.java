package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.Settings;
import glasshead.ui.options.SettingsFile;
import glasshead.ui.options.ViewOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSettingsTest {

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private final ViewOptions options = new ViewOptions();

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("settings.json"));
    }

    private Settings read() {
        return file().load(sentence -> {
            throw new AssertionError(sentence);
        });
    }

    @Test
    void whatChangesIsSavedSoonAndNotOnlyAtTheEnd() {
        options.restore(Settings.FIRST);
        KeptSettings kept = new KeptSettings(file(), options, clock);
        clock.pass(KeptSettings.QUIET);
        kept.save();
        assertFalse(Files.exists(file().path()), "nothing changed");
        assertTrue(options.firstMinute().get());
        options.firstMinute().set(false);
        clock.pass(KeptSettings.QUIET);
        assertFalse(read().firstMinute());
        options.splits().put("top", List.of(0.25));
        options.dark().set(true);
        clock.pass(KeptSettings.QUIET);
        assertEquals(options.settings(), read());
        options.largeText().set(true);
        kept.save();
        assertTrue(read().largeText(), "at the end without waiting");
    }
}
