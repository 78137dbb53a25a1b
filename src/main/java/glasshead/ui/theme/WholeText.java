package glasshead.ui.theme;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A text that is cut for want of room is whole in a tooltip while the pointer is on it, everywhere in a scene; where it or what it stands
/// in has a tooltip, that one stays and has the text above its own words.
final class WholeText {

    /// Where JavaFX keeps an installed tooltip; a control's stands in its property too.
    private static final String INSTALLED = "javafx.scene.control.Tooltip";
    private static final double WIDTH = 480;

    private final Tooltip whole = new Tooltip();
    private final Label above = new Label();
    /// The tooltip with the text above its words.
    private @Nullable Tooltip added;

    private WholeText() {
        whole.setWrapText(true);
        whole.setMaxWidth(WIDTH);
        above.setWrapText(true);
        above.setMaxWidth(WIDTH);
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
        if (!labeled.isTextTruncated()) {
            return;
        }
        Tooltip there = shownFor(labeled);
        if (there == null) {
            whole.textProperty().bind(labeled.textProperty());
            labeled.setTooltip(whole);
        } else if (there.getGraphic() == null && !Objects.requireNonNullElse(there.getText(), "").contains(labeled.getText())) {
            above.textProperty().bind(labeled.textProperty());
            there.setContentDisplay(ContentDisplay.TOP);
            there.setGraphic(above);
            added = there;
        }
    }

    private void left(Labeled labeled) {
        if (labeled.getTooltip() == whole) {
            labeled.setTooltip(null);
            whole.textProperty().unbind();
        }
        if (added != null) {
            added.setGraphic(null);
            added = null;
            above.textProperty().unbind();
        }
    }

    /// What JavaFX shows where several nodes, one in the other, have a tooltip: the outermost's.
    private static @Nullable Tooltip shownFor(Node node) {
        Tooltip found = null;
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getProperties().get(INSTALLED) instanceof Tooltip tooltip) {
                found = tooltip;
            } else if (each instanceof Control control && control.getTooltip() != null) {
                found = control.getTooltip();
            }
        }
        return found;
    }
}
