package glasshead.ui.export;

import glasshead.experiment.Texts;
import glasshead.ui.picture.Drawn;
import glasshead.ui.picture.Pictures;
import glasshead.ui.picture.Sharpened;
import glasshead.ui.picture.Svg;
import glasshead.ui.picture.SvgGraphics;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What a part of the scene draws, as SVG in the part's own coordinates: plain backgrounds and borders, rectangles, lines, text and
/// pictures that draw themselves as themselves, all else as images. Who points at a row of a list is told what a screen reader
/// reads of it.
record SvgNodes(Node root, StringBuilder svg) {

    private static final double SCALE = 2;

    void write() {
        write(root, 1);
    }

    private void write(Node node, double opacity) {
        Bounds place = place(node, node.getLayoutBounds());
        double seen = opacity * node.getOpacity();
        if (!node.isVisible() || seen == 0 || !place.intersects(place(root, root.getLayoutBounds()))) {
            return;
        }
        boolean vector = node.getEffect() == null && place.getWidth() > 0 && place.getHeight() >= 0;
        switch (node) {
            case Drawn picture when vector -> drawn(picture, place, seen);
            case Sharpened canvas -> image(node);
            case Canvas canvas -> image(node);
            case ImageView image -> image(node);
            case Text text when vector && isPlain(text) -> text(text, text, TextLines.of(text.getText(), text::rangeShape), seen);
            case Rectangle box when vector && box.getFill() instanceof Color fill && box.getStroke() == null -> rectangle(place, fill, box
                    .getArcWidth() / 2, seen);
            case Line line when vector && line.getStroke() instanceof Color -> line(line, seen);
            case Shape shape -> image(node);
            case ScrollBar _ -> {}
            case TextFlow flow -> flow(flow, seen);
            case IndexedCell<?> row when vector && row.getAccessibleText() != null -> {
                svg.append("<g><title>").append(Svg.escaped(row.getAccessibleText())).append("</title>\n");
                region(row, place, seen);
                children(row, seen);
                svg.append("</g>\n");
            }
            case Region region -> {
                if (vector) {
                    region(region, place, seen);
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
        return !icon && text.getFill() instanceof Color;
    }

    private Bounds place(Node node, Bounds bounds) {
        Bounds inRoot = root.sceneToLocal(node.localToScene(bounds));
        return inRoot == null ? new BoundingBox(0, 0, -1, -1) : inRoot;
    }

    /// Only the flow knows where the letters of its texts are.
    private void flow(TextFlow flow, double opacity) {
        int before = 0;
        for (Node child : flow.getChildrenUnmodifiable()) {
            if (child instanceof Text text) {
                int first = before;
                text(text, flow, TextLines.of(text.getText(), (from, to) -> flow.getRangeShape(first + from, first + to, false)), opacity
                        * text
                                .getOpacity());
                before += text.getText().length();
            } else {
                write(child, opacity);
                before++;
            }
        }
    }

    /// @param owner in whose coordinates the lines are
    private void text(Text text, Node owner, List<TextLines> lines, double opacity) {
        if (text.getText().isBlank()) {
            return;
        }
        Text ruler = new Text("Mg");
        ruler.setFont(text.getFont());
        for (TextLines line : lines) {
            Point2D start = root.sceneToLocal(owner.localToScene(line.start().add(0, ruler.getBaselineOffset())));
            svg.append('<').append(Svg.text(text.getFont(), start.getX(), start.getY())).append(Svg.paint("fill", (Color) text.getFill(),
                    opacity)).append('>').append(Svg.escaped(line.written())).append("</text>\n");
        }
    }

    /// A picture that draws itself, cut off at its edges as on screen.
    private void drawn(Drawn picture, Bounds place, double opacity) {
        svg.append(Texts.format("<svg x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" overflow=\"hidden\" opacity=\"%.2f\">%n", place
                .getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), opacity));
        picture.drawOn(new SvgGraphics(svg));
        svg.append("</svg>\n");
    }

    private void region(Region region, Bounds place, double opacity) {
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color colour && colour.getOpacity() > 0) {
                    rectangle(inside(place, fill.getInsets()), colour, fill.getRadii().getTopLeftHorizontalRadius(),
                            opacity);
                }
            }
        }
        if (region.getBorder() != null) {
            for (BorderStroke stroke : region.getBorder().getStrokes()) {
                if (stroke.isStrokeUniform() && stroke.getTopStroke() instanceof Color colour && stroke.getWidths().getTop() > 0) {
                    svg.append(Texts.format("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"none\"%s "
                            + "stroke-width=\"%.2f\"/>%n", place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), Svg.paint(
                                    "stroke", colour, opacity),
                            stroke.getWidths().getTop()));
                }
            }
        }
    }

    private static Bounds inside(Bounds place, Insets insets) {
        return new BoundingBox(place.getMinX() + insets.getLeft(), place.getMinY() + insets.getTop(), place.getWidth() - insets.getLeft()
                - insets.getRight(), place.getHeight() - insets.getTop() - insets.getBottom());
    }

    private void rectangle(Bounds place, Color fill, double radius, double opacity) {
        if (place.getWidth() > 0 && place.getHeight() > 0) {
            svg.append(Texts.format("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"%s%s/>%n", place.getMinX(), place
                    .getMinY(), place.getWidth(), place.getHeight(), radius > 0 ? Texts.format(" rx=\"%.1f\"", radius) : "", Svg.paint(
                            "fill", fill, opacity)));
        }
    }

    private void line(Line line, double opacity) {
        Point2D from = root.sceneToLocal(line.localToScene(line.getStartX(), line.getStartY()));
        Point2D to = root.sceneToLocal(line.localToScene(line.getEndX(), line.getEndY()));
        svg.append(Texts.format("<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke-width=\"%.2f\"%s/>%n", from
                .getX(), from.getY(), to.getX(), to.getY(), line.getStrokeWidth(), Svg.paint("stroke", (Color) line.getStroke(), opacity)));
    }

    private void image(Node node) {
        Bounds place = place(node, node.getBoundsInLocal());
        if (place.getWidth() >= 1 && place.getHeight() >= 1) {
            String png = Base64.getEncoder().encodeToString(Pictures.png(Pictures.of(node, SCALE)));
            svg.append(Texts.format("<image x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" href=\"data:image/png;base64,%s\"/>%n",
                    place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), png));
        }
    }
}
