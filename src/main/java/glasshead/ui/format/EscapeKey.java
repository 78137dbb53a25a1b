package glasshead.ui.format;

import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// JavaFX's lists take the key Esc for themselves even where there is no edit to give up. Here it goes on to what they stand in, as a panel
/// that fills the window.
public final class EscapeKey {

    private EscapeKey() {}

    public static void passes(ListView<?> list) {
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            Parent parent = list.getParent();
            if (key.getCode() == KeyCode.ESCAPE && parent != null && key.getTarget() == list && list.getEditingIndex() < 0) {
                key.consume();
                parent.fireEvent(key.copyFor(parent, parent));
            }
        });
    }
}
