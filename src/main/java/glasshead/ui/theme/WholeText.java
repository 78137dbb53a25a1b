package glasshead.ui.theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// A text that is cut for want of room is whole in a tooltip while the pointer is on it, everywhere in a scene; where it or what it stands
/// in has a tooltip, that one stays.
final class WholeText {

    private static final double WIDTH = 480;

    private final Tooltip whole = new Tooltip();

    private WholeText() {
        whole.setWrapText(true);
        whole.setMaxWidth(WIDTH);
    }

    static void tell(Scene scene) {
        WholeText text = new WholeText();
        scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> {
            if (event.getTarget() instanceof Labeled labeled) {
                text.entered(labeled);
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> {
            if (event.getTarget() instanceof Labeled labeled) {
                text.left(labeled);
            }
        });
    }

    private void entered(Labeled labeled) {
        if (labeled.isTextTruncated() && !isTold(labeled)) {
            whole.textProperty().bind(labeled.textProperty());
            labeled.setTooltip(whole);
        }
    }

    private void left(Labeled labeled) {
        if (labeled.getTooltip() == whole) {
            labeled.setTooltip(null);
            whole.textProperty().unbind();
        }
    }

    private static boolean isTold(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof Control control && control.getTooltip() != null) {
                return true;
            }
        }
        return false;
    }
}
