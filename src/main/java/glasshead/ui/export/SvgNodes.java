package glasshead.ui.export;

import glasshead.experiment.Texts;
import glasshead.ui.picture.Pictures;
import glasshead.ui.picture.Sharpened;
import java.util.Base64;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/// What a part of the scene draws, as SVG in the part's own coordinates: plain backgrounds and borders, rectangles, lines and text on one
/// line as themselves, all else as images.
record SvgNodes(Node root, StringBuilder svg) {

    private static final double SCALE = 2;
    /// A text of one line is not higher than this many times its size.
    private static final double ONE_LINE = 1.9;

    void write() {
        write(root, 1);
    }

    private void write(Node node, double opacity) {
        Bounds place = place(node, node.getLayoutBounds());
        double seen = opacity * node.getOpacity();
        if (!node.isVisible() || seen == 0 || !place.intersects(place(root, root.getLayoutBounds()))) {
            return;
        }
        boolean vector = seen == 1 && node.getEffect() == null && place.getWidth() > 0 && place.getHeight() >= 0;
        switch (node) {
            case Sharpened canvas -> image(node);
            case Canvas canvas -> image(node);
            case ImageView image -> image(node);
            case Text text when vector && isPlain(text) -> text(text);
            case Rectangle box when vector && box.getFill() instanceof Color fill && box.getStroke() == null -> rectangle(place, fill, box
                    .getArcWidth() / 2);
            case Line line when vector && line.getStroke() instanceof Color -> line(line);
            case Shape shape -> image(node);
            case Region region -> {
                if (vector) {
                    region(region, place);
                }
                children(region, seen);
            }
            case Parent parent -> children(parent, seen);
            default -> image(node);
        }
    }

    private void children(Parent parent, double opacity) {
        parent.getChildrenUnmodifiable().forEach(child -> write(child, opacity));
    }

    private static boolean isPlain(Text text) {
        boolean icon = text.getFont().getFamily().toLowerCase(Locale.ROOT).contains("feather");
        return !icon && text.getFill() instanceof Color && text.getLayoutBounds().getHeight() < ONE_LINE * text.getFont().getSize();
    }

    private Bounds place(Node node, Bounds bounds) {
        Bounds inRoot = root.sceneToLocal(node.localToScene(bounds));
        return inRoot == null ? new BoundingBox(0, 0, -1, -1) : inRoot;
    }

    private void text(Text text) {
        if (text.getText().isBlank()) {
            return;
        }
        Point2D start = root.sceneToLocal(text.localToScene(text.getLayoutBounds().getMinX(), text.getLayoutBounds().getMinY() + text
                .getBaselineOffset()));
        boolean strong = text.getFont().getName().matches(".*(SemiBold|Bold|Medium).*");
        svg.append(Texts.format("<text x=\"%.2f\" y=\"%.2f\" font-family=\"%s, sans-serif\" font-size=\"%.2f\"%s fill=\"%s\" "
                + "xml:space=\"preserve\">%s</text>%n", start.getX(), start.getY(), escaped(text.getFont().getFamily().replaceAll(
                        " (SemiBold|Medium)$", "")), text.getFont().getSize(), strong ? " font-weight=\"600\"" : "", colour((Color) text
                                .getFill()),
                escaped(text.getText())));
    }

    private void region(Region region, Bounds place) {
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color colour && colour.getOpacity() > 0) {
                    rectangle(inside(place, fill.getInsets()), colour, fill.getRadii().getTopLeftHorizontalRadius());
                }
            }
        }
        if (region.getBorder() != null) {
            for (BorderStroke stroke : region.getBorder().getStrokes()) {
                if (stroke.isStrokeUniform() && stroke.getTopStroke() instanceof Color colour && stroke.getWidths().getTop() > 0) {
                    svg.append(Texts.format("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"none\" stroke=\"%s\" "
                            + "stroke-width=\"%.2f\"/>%n", place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), colour(
                                    colour),
                            stroke.getWidths().getTop()));
                }
            }
        }
    }

    private static Bounds inside(Bounds place, Insets insets) {
        return new BoundingBox(place.getMinX() + insets.getLeft(), place.getMinY() + insets.getTop(), place.getWidth() - insets.getLeft()
                - insets.getRight(), place.getHeight() - insets.getTop() - insets.getBottom());
    }

    private void rectangle(Bounds place, Color fill, double radius) {
        if (place.getWidth() > 0 && place.getHeight() > 0) {
            svg.append(Texts.format("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"%s fill=\"%s\"%s/>%n", place.getMinX(), place
                    .getMinY(), place.getWidth(), place.getHeight(), radius > 0 ? Texts.format(" rx=\"%.1f\"", radius) : "", colour(fill),
                    fill.isOpaque() ? "" : Texts.format(" fill-opacity=\"%.3f\"", fill.getOpacity())));
        }
    }

    private void line(Line line) {
        Point2D from = root.sceneToLocal(line.localToScene(line.getStartX(), line.getStartY()));
        Point2D to = root.sceneToLocal(line.localToScene(line.getEndX(), line.getEndY()));
        Paint stroke = line.getStroke();
        svg.append(Texts.format("<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\" stroke-width=\"%.2f\"/>%n", from
                .getX(), from.getY(), to.getX(), to.getY(), colour((Color) stroke), line.getStrokeWidth()));
    }

    private void image(Node node) {
        Bounds place = place(node, node.getBoundsInLocal());
        if (place.getWidth() >= 1 && place.getHeight() >= 1) {
            String png = Base64.getEncoder().encodeToString(Pictures.png(Pictures.of(node, SCALE)));
            svg.append(Texts.format("<image x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" href=\"data:image/png;base64,%s\"/>%n",
                    place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), png));
        }
    }

    static String colour(Color colour) {
        return Texts.format("#%02x%02x%02x", Math.round(255 * colour.getRed()), Math.round(255 * colour.getGreen()), Math.round(255 * colour
                .getBlue()));
    }

    /// Without the characters that XML has no way to write.
    static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd").replace("&", "&amp;").replace("<", "&lt;")
                .replace(
                        ">", "&gt;").replace("\"", "&quot;");
    }
}
