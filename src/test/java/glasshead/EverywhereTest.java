package glasshead;

import static glasshead.Await.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.ui.OnScreen;
import glasshead.ui.Spoken;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

/// The window wherever it can be: every control says what it is, and every item of a menu.
@OnScreen
class EverywhereTest {

    private static final String SETTINGS = "glasshead.settings";

    @TempDir
    static Path folder;

    private final ViewOptions options = new ViewOptions();
    private Wiring wiring;
    private Stage stage;
    private final Windows windows = new Windows();

    @Start
    void open(Stage shown) {
        System.setProperty(SETTINGS, folder.resolve("settings.json").toString());
        stage = shown;
        wiring = RealWindow.wired(options, new ManualClock());
        RealWindow.sized(stage, wiring, options, 1600, 1000);
    }

    @AfterEach
    void close() {
        wiring.close();
        System.clearProperty(SETTINGS);
    }

    @Test
    void everyControlSaysWhatItIs() {
        Map<String, String> faults = new LinkedHashMap<>();
        new Everywhere(wiring, options, folder).go(place -> {
            onFx(() -> Windows.roots().forEach(root -> Spoken.faults(root).forEach(fault -> faults.putIfAbsent(fault, place))));
            windows.menuFaults(stage.getScene().getRoot()).forEach(fault -> faults.putIfAbsent(fault, place));
        });
        assertEquals(Map.of(), faults);
    }
}
