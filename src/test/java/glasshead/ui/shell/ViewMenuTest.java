package glasshead.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import glasshead.pixels.Palette;
import glasshead.ui.OnScreen;
import glasshead.ui.options.Settings;
import glasshead.ui.options.ViewOptions;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCombination;
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
            ((CheckMenuItem) item("Dark")).setSelected(true);
            ((CheckMenuItem) item("Larger text")).setSelected(true);
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

    @Test
    void keysAreShownWhileItIsOpenAndActOnlyOnceInTheWindow(FxRobot robot) {
        robot.interact(() -> {
            menu = new ViewMenu(options);
            assertNull(item("Dark").getAccelerator());
            menu.fireEvent(new Event(MenuButton.ON_SHOWING));
            assertEquals(KeyCombination.valueOf("T"), item("Dark").getAccelerator());
            menu.fireEvent(new Event(MenuButton.ON_HIDDEN));
            assertNull(item("Dark").getAccelerator());
        });
    }

    private MenuItem item(String text) {
        return menu.getItems().stream().filter(item -> text.equals(item.getText())).findFirst().orElseThrow();
    }
}
