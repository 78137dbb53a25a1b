package glasshead;

import glasshead.ui.Spoken;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// What is wrong with where things stand in a window: text that is cut and can't be read whole, what can be clicked but is not there to be
/// clicked, and text upon text.
final class LayoutFaults {

    /// Pixels: borders and shadows, and what is as wide as its place but for rounding.
    private static final double SLACK = 1.5;
    /// Pixels: the line height of a text is more than its letters need.
    private static final double TOUCHING = 4;
    private static final String INSTALLED = "javafx.scene.control.Tooltip";

    /// A text and where its letters are, as far as they are seen.
    private record Placed(Node node, Bounds place, Node layer) {
    }

    private LayoutFaults() {}

    /// A sentence for each; on the FX thread.
    static List<String> in(Parent root) {
        List<String> faults = new ArrayList<>();
        List<Node> nodes = Spoken.seen(root).toList();
        for (Node node : nodes) {
            if (node instanceof Labeled text && text.isTextTruncated() && text.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY) {
                cut(text, faults);
            }
            if (node instanceof ButtonBase || node.isFocusTraversable() && node instanceof Control) {
                Node left = leaves(node, root);
                if (left != null) {
                    faults.add("sticks out of " + Spoken.describe(left) + ": " + Spoken.describe(node));
                }
            }
        }
        upon(nodes, root, faults);
        return faults;
    }

    private static void cut(Labeled text, List<String> faults) {
        if (text.getTextOverrun() == OverrunStyle.CLIP) {
            faults.add("cut without an ellipsis: " + Spoken.describe(text));
        }
        Event.fireEvent(text, moved(MouseEvent.MOUSE_ENTERED_TARGET));
        Tooltip tooltip = null;
        for (Node at = text; at != null; at = at.getParent()) {
            tooltip = at.getProperties().get(INSTALLED) instanceof Tooltip found ? found : tooltip;
        }
        if (!text.isDisabled() && (tooltip == null || !told(tooltip).contains(text.getText()))) {
            faults.add("cut and nowhere whole: " + Spoken.describe(text));
        }
        Event.fireEvent(text, moved(MouseEvent.MOUSE_EXITED_TARGET));
    }

    private static MouseEvent moved(EventType<MouseEvent> type) {
        return new MouseEvent(type, 0, 0, 0, 0, MouseButton.NONE, 0, false, false, false, false, false, false, false, true, false, true,
                null);
    }

    private static String told(Tooltip tooltip) {
        return (tooltip.getGraphic() instanceof Label whole ? whole.getText() : "") + tooltip.getText();
    }

    /// What a control is in without being wholly inside, as far as it can't be scrolled.
    private static @Nullable Node leaves(Node control, Parent root) {
        Bounds place = control.localToScene(control.getLayoutBounds());
        if (place.getWidth() < 1 || place.getHeight() < 1) {
            return null;
        }
        for (Node at = control.getParent(); at != null && at != root.getParent(); at = at.getParent()) {
            if (at instanceof VirtualFlow<?> || at.getStyleClass().contains("column-header-background")) {
                return null;
            }
            Bounds frame = larger(at.localToScene(at.getLayoutBounds()));
            if (at instanceof ScrollPane pane) {
                Bounds content = pane.getContent().getLayoutBounds();
                Bounds view = larger(pane.getViewportBounds());
                boolean seen = (pane.getHbarPolicy() != ScrollBarPolicy.NEVER || content.getWidth() <= view.getWidth()) && (pane
                        .getVbarPolicy() != ScrollBarPolicy.NEVER || content.getHeight() <= view.getHeight());
                return seen ? null : at;
            }
            List<String> styles = at.getStyleClass();
            boolean isFrame = at == root && !styles.contains("popup") || at.getClip() != null && !styles.contains("viewport") || styles
                    .contains("panel");
            if (isFrame && !frame.contains(place)) {
                return at;
            }
        }
        return null;
    }

    private static Bounds larger(Bounds bounds) {
        return new BoundingBox(bounds.getMinX() - SLACK, bounds.getMinY() - SLACK, bounds.getWidth() + 2 * SLACK, bounds.getHeight() + 2
                * SLACK);
    }

    private static void upon(List<Node> nodes, Parent root, List<String> faults) {
        List<Placed> texts = new ArrayList<>();
        for (Node node : nodes) {
            String words = node instanceof Text text ? text.getText() : "";
            if (!words.isBlank()) {
                Bounds place = seen(node);
                if (place.getWidth() > TOUCHING && place.getHeight() > TOUCHING) {
                    texts.add(new Placed(node, place, layer(node, root)));
                }
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            Placed one = texts.get(i);
            for (int j = i + 1; j < texts.size(); j++) {
                Placed other = texts.get(j);
                Bounds a = one.place;
                Bounds b = other.place;
                double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
                double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
                if (width > TOUCHING && height > TOUCHING && one.layer == other.layer) {
                    faults.add("text upon text: " + describe(one) + " and " + describe(other));
                }
            }
        }
    }

    private static String describe(Placed text) {
        return "“" + ((Text) text.node).getText() + "” in " + Spoken.describe(text.node.getParent());
    }

    /// A drawer or the help lies over the page.
    private static Node layer(Node node, Parent root) {
        for (Node at = node; at != root && at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("drawer") || at.getStyleClass().contains("help")) {
                return at;
            }
        }
        return root;
    }

    /// Where a text is, as far as what it is in lets it be seen.
    private static Bounds seen(Node text) {
        Bounds place = text.localToScene(text.getLayoutBounds());
        for (Node at = text.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane || at instanceof VirtualFlow<?> || at.getClip() != null) {
                Bounds frame = at.localToScene(at.getLayoutBounds());
                double x = Math.max(place.getMinX(), frame.getMinX());
                double y = Math.max(place.getMinY(), frame.getMinY());
                place = new BoundingBox(x, y, Math.max(0, Math.min(place.getMaxX(), frame.getMaxX()) - x), Math.max(0, Math.min(place
                        .getMaxY(), frame.getMaxY()) - y));
            }
        }
        return place;
    }
}
