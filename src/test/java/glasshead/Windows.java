package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.Spoken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;

/// All windows that are open: menus and what hangs on a control too.
final class Windows {

    private final Set<String> asked = new HashSet<>();

    /// The content of each, the last opened last; on the FX thread.
    static List<Parent> roots() {
        return Window.getWindows().stream().filter(window -> !(window instanceof Tooltip) && window.isShowing()).map(window -> window
                .getScene().getRoot()).toList();
    }

    private static Stream<ButtonBase> buttons() {
        return roots().stream().flatMap(Spoken::seen).filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast);
    }

    /// Presses the button with these words, or this name, in whatever window it is; or the
    /// last one that begins with these.
    void press(String words) {
        List<ButtonBase> found = onFx(() -> buttons().filter(button -> words.equals(button.getText()) || words.equals(button
                .getAccessibleText())).toList());
        if (found.isEmpty()) {
            found = onFx(() -> buttons().filter(button -> button.getText() != null && button.getText().startsWith(words)).toList());
        }
        assertTrue(!found.isEmpty(), () -> words + " is not among " + onFx(() -> buttons().map(each -> each.getText() + "|" + each
                .getAccessibleText()).toList()));
        onFx(found.getLast()::fire);
        settle();
    }

    /// Chooses the item with these words in the menu with this name, in whatever window it is.
    void choose(String menu, String item) {
        onFx(() -> {
            List<MenuButton> found = roots().stream().flatMap(Spoken::seen).filter(MenuButton.class::isInstance).map(MenuButton.class::cast)
                    .filter(each -> menu.equals(each.getText()) || menu.equals(each.getAccessibleText())).toList();
            assertTrue(!found.isEmpty(), menu);
            if (found.getLast().getOnShowing() != null) {
                found.getLast().getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            }
            found.getLast().getItems().stream().filter(each -> item.equals(each.getText())).findFirst().orElseThrow(
                    () -> new AssertionError(
                            item + " is not among " + found.getLast().getItems().stream().map(MenuItem::getText).toList())).fire();
        });
        settle();
    }

    /// What opens a window, and a look at it; then it is closed.
    void visit(Runnable open, Runnable look) {
        List<Window> before = onFx(() -> List.copyOf(Window.getWindows()));
        open.run();
        assertTrue(onFx(() -> Window.getWindows().size()) > before.size(), "a window opens");
        look.run();
        onFx(() -> List.copyOf(Window.getWindows()).stream().filter(window -> !before.contains(window)).forEach(Window::hide));
        settle();
    }

    /// What the menus say that a right click at a node opens, and the menu of a button; each kind of node is asked once.
    List<String> menuFaults(Parent root) {
        List<String> faults = new ArrayList<>();
        for (Node node : onFx(() -> Spoken.seen(root).filter(each -> each.getOnContextMenuRequested() != null || each instanceof MenuButton)
                .toList())) {
            String kind = node.getClass().getName() + node.getStyleClass() + node.getAccessibleText();
            if (asked.add(kind)) {
                faults.addAll(onFx(() -> node instanceof MenuButton menu ? itemsOf(menu) : itemsAt(node)));
            }
        }
        return faults;
    }

    private static List<String> itemsOf(MenuButton menu) {
        if (menu.getOnShowing() != null) {
            menu.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
        }
        return Spoken.faults(menu.getItems(), Spoken.describe(menu));
    }

    private static List<String> itemsAt(Node node) {
        Bounds place = node.localToScreen(node.getLayoutBounds());
        Event.fireEvent(node, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, place.getWidth() / 2, place.getHeight() / 2,
                place
                        .getCenterX(), place.getCenterY(), false, null));
        List<ContextMenu> open = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).toList();
        List<String> faults = open.stream().flatMap(menu -> Spoken.faults(menu.getItems(), Spoken.describe(node)).stream()).toList();
        open.forEach(ContextMenu::hide);
        return faults;
    }
}
