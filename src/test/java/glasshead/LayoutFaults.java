package glasshead;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// What is wrong with where things stand in a window: text that is cut and nowhere to be read whole, what sticks out of what it is in, and
/// text upon text.
final class LayoutFaults {

    /// Pixels: borders and shadows, and text that is as wide as its place but for rounding.
    private static final double SLACK = 1.5;
    /// Pixels: the line height of a label is more than its letters need.
    private static final double TOUCHING = 4;
    /// Where an installed tooltip is kept; a control's own stands in its property too.
    private static final String INSTALLED = "javafx.scene.control.Tooltip";

    /// What shows a part of what is in it.
    private static final List<String> SCROLLED = List.of("viewport", "clipped-container");

    private LayoutFaults() {}

    /// A sentence for each; on the FX thread.
    static List<String> in(Parent root) {
        List<Labeled> texts = all(root).filter(Labeled.class::isInstance).map(Labeled.class::cast).filter(each -> isInSight(each)
                && each.getText() != null && !each.getText().isBlank()).toList();
        List<String> faults = new ArrayList<>();
        for (Labeled text : texts) {
            if (isCut(text) && !hasTooltip(text)) {
                faults.add("cut without a tooltip: " + name(text));
            }
        }
        all(root).filter(Control.class::isInstance).filter(LayoutFaults::isInSight).forEach(control -> {
            Node left = leaves(control, root);
            if (left != null) {
                faults.add("sticks out of " + name(left) + ": " + name(control));
            }
        });
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                if (isUpon(texts.get(i), texts.get(j))) {
                    faults.add("text upon text: " + name(texts.get(i)) + " and " + name(texts.get(j)));
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    private static boolean isCut(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(Text.class::cast).anyMatch(text -> {
            String drawn = text.getText();
            // a mnemonic's underscore is not drawn
            return !drawn.equals(labeled.getText()) && !drawn.equals(labeled.getText().replaceFirst("_", ""));
        }) && labeled.getContentDisplay() != javafx.scene.control.ContentDisplay.GRAPHIC_ONLY;
    }

    private static boolean hasTooltip(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            Object installed = at.getProperties().get(INSTALLED);
            if (at instanceof Control control && control.getTooltip() != null || installed instanceof Tooltip) {
                return true;
            }
        }
        return false;
    }

    /// The first that a control is in without being wholly inside, as far as it can't be scrolled.
    private static @Nullable Node leaves(Node control, Parent root) {
        Bounds place = control.localToScene(control.getLayoutBounds());
        if (place.getWidth() < 1 || place.getHeight() < 1) {
            return null;
        }
        for (Node at = control.getParent(); at != null && at != root.getParent(); at = at.getParent()) {
            if (SCROLLED.stream().anyMatch(at.getStyleClass()::contains)) {
                return null;
            }
            if (!at.getStyleClass().isEmpty() && !larger(at.localToScene(at.getLayoutBounds()), SLACK).contains(place)) {
                return at;
            }
        }
        return null;
    }

    private static Bounds larger(Bounds bounds, double by) {
        return new BoundingBox(bounds.getMinX() - by, bounds.getMinY() - by, bounds.getWidth() + 2 * by, bounds.getHeight() + 2 * by);
    }

    private static boolean isUpon(Labeled one, Labeled other) {
        if (isIn(one, other) || isIn(other, one)) {
            return false;
        }
        Bounds a = seen(one);
        Bounds b = seen(other);
        double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        return width > TOUCHING && height > TOUCHING;
    }

    /// Where its letters are, as far as what it is in lets them be seen.
    private static Bounds seen(Labeled labeled) {
        Bounds place = labeled.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).findFirst().map(text -> text.localToScene(
                text.getLayoutBounds())).orElse(labeled.localToScene(labeled.getLayoutBounds()));
        for (Node at = labeled.getParent(); at != null; at = at.getParent()) {
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

    private static boolean isIn(Node inside, Node outside) {
        for (Node node = inside; node != null; node = node.getParent()) {
            if (node == outside) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInSight(Node node) {
        return node == null || node.isVisible() && node.getOpacity() > 0 && isInSight(node.getParent());
    }

    private static String name(Node node) {
        String text = node instanceof Labeled labeled && labeled.getText() != null ? " “" + labeled.getText() + "”" : "";
        String owner = node.getParent() == null ? "" : " in " + node.getParent().getStyleClass();
        return node.getClass().getSimpleName() + node.getStyleClass() + text + (text.isEmpty() ? "" : owner);
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(LayoutFaults::all) : Stream.empty());
    }
}
