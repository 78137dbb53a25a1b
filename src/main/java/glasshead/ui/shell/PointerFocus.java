package glasshead.ui.shell;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Lets the picture or list that the mouse goes into have the keys, when they would otherwise still go into a text: a letter pressed
/// over a head is meant for the head.
///
/// Not while someone types, and not for a mouse that only lies where it was.
final class PointerFocus {

    private static final long PAUSE = 1_000_000_000L;

    /// What gives up a half written entry when it loses the focus.
    private final Node exception;
    private Node under;
    private boolean entering;
    private Point2D last = Point2D.ZERO;
    private long typed = System.nanoTime() - PAUSE;

    /// @param exception text inputs in here keep the focus
    PointerFocus(Node exception) {
        this.exception = exception;
    }

    /// @param window   what hears of every key and every move
    /// @param panels   whose pictures and lists may take the focus
    void listen(Node window, Node... panels) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> typed = System.nanoTime());
        window.addEventFilter(MouseEvent.MOUSE_MOVED, event -> {
            Point2D now = new Point2D(event.getScreenX(), event.getScreenY());
            if (!now.equals(last)) {
                last = now;
                moved(pane(event.getTarget() instanceof Node target ? target : null, panels));
            }
        });
    }

    private void moved(Node pane) {
        if (pane != under) {
            under = pane;
            entering = pane != null;
        }
        // who types while the mouse is pushed aside goes on typing; the first move after a pause counts as entering
        if (entering && System.nanoTime() - typed >= PAUSE) {
            entering = false;
            if (pane.getScene().getFocusOwner() instanceof TextInputControl field && !isIn(exception, field)) {
                pane.requestFocus();
            }
        }
    }

    /// The picture or list around a node; null when it is in none, or in none of these panels.
    private static Node pane(Node target, Node... panels) {
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
    private static boolean isPane(Node node) {
        return !(node instanceof Control) || node instanceof ListView || node instanceof ScrollPane;
    }

    private static boolean isIn(Node outer, Node node) {
        return node != null && (node == outer || isIn(outer, node.getParent()));
    }
}
