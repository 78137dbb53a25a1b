package glasshead;

import static glasshead.Await.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.ui.OnScreen;
import glasshead.ui.Spoken;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.shell.MainView;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

    private record Size(int width, int height) {
    }

    private static final Size NARROW = new Size(960, 640);
    private static final Size USUAL = new Size(1366, 768);
    private static final List<Size> SIZES = List.of(NARROW, USUAL, new Size(1600, 1000));

    /// What is drawn of it: nothing is looked at.
    private static final double SCREEN = 100;

    /// Parts that ask for more height when they are narrower are laid out once more, as in the pulse that follows.
    private static final int PASSES = 3;

    private final ViewOptions options = new ViewOptions();
    /// Where each was found first.
    private final Map<String, String> faults = new LinkedHashMap<>();
    private Wiring wiring;
    private Stage stage;
    private MainView view;
    private final Windows windows = new Windows();
    private TakenAway taken;

    @Start
    void open(Stage shown) {
        System.setProperty(SETTINGS, folder.resolve("settings.json").toString());
        stage = shown;
        taken = new TakenAway(folder);
        wiring = RealWindow.wired(options, new ManualClock());
        view = RealWindow.sized(stage, wiring, options, 1600, 1000, (_, name) -> taken.where(name));
        stage.setWidth(SCREEN);
        stage.setHeight(SCREEN);
    }

    @AfterEach
    void close() {
        wiring.close();
        System.clearProperty(SETTINGS);
    }

    @Test
    void everythingHasANameAndItsPlace() {
        new Everywhere(wiring, options, folder).go(place -> {
            onFx(() -> Windows.roots().forEach(root -> note(place, Spoken.faults(root))));
            note(place, windows.menuFaults(stage.getScene().getRoot()));
            if (!options.largeText().get()) {
                panels().forEach(panel -> note(place, taken.faults(panel)));
            }
            if (place.kind() == Everywhere.Kind.WINDOW) {
                onFx(() -> note(place, LayoutFaults.in(Windows.roots().getLast())));
            } else {
                sizes(place).forEach(size -> layOut(place, size));
            }
        });
        assertEquals(List.of(), faults.entrySet().stream().map(fault -> fault.getValue() + ": " + fault.getKey()).toList());
    }

    private static List<Panel> panels() {
        return onFx(() -> Spoken.seen(Windows.roots().getLast()).filter(Panel.class::isInstance).map(Panel.class::cast).filter(
                panel -> panel
                        .getHeight() > 0).toList());
    }

    private void note(Everywhere.Place place, List<String> found) {
        found.forEach(fault -> faults.putIfAbsent(fault, place.name()));
    }

    private List<Size> sizes(Everywhere.Place place) {
        return options.largeText().get() ? List.of(USUAL) : place.kind() == Everywhere.Kind.PAGE ? SIZES : List.of(NARROW);
    }

    private void layOut(Everywhere.Place place, Size size) {
        onFx(() -> view.resize(size.width, size.height));
        for (int pass = 0; pass < PASSES; pass++) {
            onFx(() -> {
                view.applyCss();
                view.layout();
            });
        }
        String where = place.name() + " at " + size + (options.largeText().get() ? ", large text" : "");
        onFx(() -> LayoutFaults.in(view).forEach(fault -> faults.putIfAbsent(fault, where)));
    }
}
