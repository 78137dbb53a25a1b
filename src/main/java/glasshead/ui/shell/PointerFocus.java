package glasshead.ui.shell;

import glasshead.ui.contrast.TokenField;
import glasshead.ui.typing.Typing;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Lets the picture or list that the mouse is moved onto have the keys, when they would otherwise still go into a text: a letter pressed
/// over a head is meant for the head.
///
/// Not while someone types, but as soon as that is over, wherever the mouse has been moved since the last key; not for a mouse that only
/// lies where it was; and not from a field that waits for more.
final class PointerFocus {

    /// In pixels: what a hand does that only rests on the mouse.
    private static final double TREMBLE = 8;

    private final Typing typing;
    private Point2D atLastKey = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    /// Where the mouse has been moved since the last key, if that is a picture or list.
    private @Nullable Node reached;

    PointerFocus(Typing typing) {
        this.typing = typing;
        typing.now().subscribe(this::take);
    }

    /// @param window   what hears of every key and every move
    /// @param panels   whose pictures and lists may take the focus
    void listen(Node window, Node... panels) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, _ -> {
            atLastKey = last;
            reached = null;
        });
        window.addEventFilter(MouseEvent.MOUSE_MOVED, event -> {
            last = new Point2D(event.getScreenX(), event.getScreenY());
            if (last.distance(atLastKey) > TREMBLE) {
                reached = pane(event.getTarget() instanceof Node target ? target : null, panels);
                take();
            }
        });
    }

    private void take() {
        if (reached != null && !typing.now().get() && reached.getScene().getFocusOwner() instanceof TextInputControl field
                && !waits(field)) {
            reached.requestFocus();
        }
    }

    /// The picture or list around a node, if it is in one of these panels.
    private static @Nullable Node pane(@Nullable Node target, Node... panels) {
        Node found = null;
        for (Node node = target; node != null; node = node.getParent()) {
            if (found == null && node.isFocusTraversable() && isPane(node)) {
                found = node;
            }
            for (Node panel : panels) {
                if (node == panel) {
                    return found;
                }
            }
        }
        return null;
    }

    /// Pictures are regions of their own; of the controls, those with content.
    static boolean isPane(Node node) {
        return !(node instanceof Control) || node instanceof ListView || node instanceof ScrollPane;
    }

    /// An empty prompt waits for its first letter; half a token would be lost.
    private static boolean waits(TextInputControl field) {
        return field instanceof TokenField token ? !token.givesWay() : field.getText().isEmpty();
    }
}
