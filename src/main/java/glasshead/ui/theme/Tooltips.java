package glasshead.ui.theme;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Tooltips that step aside: they go when a key is pressed or the wheel is turned, and a text that is being written has none, for it would
/// cover what one writes.
public final class Tooltips {

    /// Stands for any node with a tooltip: a press on one ends whatever tooltip is shown, or about to be shown, anywhere.
    private final Region any = new Region();
    /// Of the text that has the focus.
    private @Nullable Tooltip kept;

    private Tooltips() {
        Tooltip.install(any, new Tooltip());
    }

    public static void stepAside(Scene scene) {
        Tooltips tooltips = new Tooltips();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> tooltips.end());
        scene.addEventFilter(ScrollEvent.SCROLL, _ -> tooltips.end());
        scene.focusOwnerProperty().subscribe(tooltips::focused);
    }

    private void end() {
        Event.fireEvent(any, new MouseEvent(MouseEvent.MOUSE_PRESSED, 0, 0, 0, 0, MouseButton.NONE, 0, false, false, false, false, false,
                false, false, true, false, false, null));
    }

    private void focused(Node before, Node now) {
        if (kept != null && before instanceof TextInputControl text) {
            text.setTooltip(kept);
        }
        kept = now instanceof TextInputControl text ? text.getTooltip() : null;
        if (kept != null) {
            TextInputControl text = (TextInputControl) now;
            text.setAccessibleHelp(kept.getText()); // which a screen reader took from the tooltip
            text.setTooltip(null);
        }
    }
}
