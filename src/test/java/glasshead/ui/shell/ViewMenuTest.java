package glasshead.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.pixels.Palette;
import glasshead.ui.OnScreen;
import glasshead.ui.options.Settings;
import glasshead.ui.options.ViewOptions;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

@OnScreen
class ViewMenuTest {

    private final ViewOptions options = new ViewOptions();
    private ViewMenu menu;

    @Test
    void choosesPaletteThemeAndTextSizeForTheNextStartToo(FxRobot robot) {
        robot.interact(() -> {
            menu = new ViewMenu(options);
            item("Viridis").fire();
            ((CheckMenuItem) item("Dark (T)")).setSelected(true);
            ((CheckMenuItem) item("Larger text (F11)")).setSelected(true);
        });
        Settings kept = options.settings();
        assertEquals(List.of(Palette.VIRIDIS, true, true), List.of(kept.palette(), kept.dark(), kept.largeText()));
    }

    @Test
    void followsWhatIsChosenElsewhere(FxRobot robot) {
        robot.interact(() -> {
            menu = new ViewMenu(options);
            options.palette().set(Palette.GREYS);
            options.dark().set(true);
        });
        assertEquals(List.of(false, false, true), menu.getItems().stream().filter(RadioMenuItem.class::isInstance)
                .map(item -> ((RadioMenuItem) item).isSelected()).toList());
        assertEquals(List.of(true, false), menu.getItems().stream().filter(CheckMenuItem.class::isInstance)
                .map(item -> ((CheckMenuItem) item).isSelected()).toList());
    }

    private MenuItem item(String text) {
        return menu.getItems().stream().filter(item -> text.equals(item.getText())).findFirst().orElseThrow();
    }
}
