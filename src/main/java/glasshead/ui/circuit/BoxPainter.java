package glasshead.ui.circuit;

import glasshead.experiment.Receiver;
import glasshead.pixels.Area;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws the boxes of a graph with their ports, words on plates, and curves between them.
final class BoxPainter {

    static final double PORT = 2.6;

    private static final double ROUND = 7;
    /// Where a box is so low that its name would not fit.
    private static final double LEAST_LINE = .8;

    private final Graphics graphics;
    private final GraphLayout layout;
    private final Tones tones;
    private final boolean dark;
    private final LabelText names;
    private final LabelText numbers;
    private final Plates plates;

    BoxPainter(Graphics graphics, GraphLayout layout, Tones tones, boolean dark, LabelText names, LabelText numbers) {
        this.graphics = graphics;
        this.layout = layout;
        this.tones = tones;
        this.dark = dark;
        this.names = names;
        this.numbers = numbers;
        plates = new Plates(layout.places().values());
    }

    /// @param fill  nothing for the surface
    /// @param tints makes ports larger
    void box(GraphNode node, Area area, double opacity, boolean focused, @Nullable Color fill, @Nullable NodeTints tints) {
        graphics.setGlobalAlpha(opacity);
        graphics.setFill(fill == null ? tones.surface() : fill);
        graphics.fillRoundRect(area.left(), area.top(), area.width(), area.height(), ROUND, ROUND);
        graphics.setStroke(focused ? tones.accent() : opacity < 1 ? tones.ghost() : tones.text());
        graphics.setLineWidth(focused ? 2 : 1.2);
        graphics.strokeRoundRect(area.left() + .5, area.top() + .5, area.width() - 1, area.height() - 1, ROUND, ROUND);
        LabelText ruler = area.height() >= names.lineHeight() * LEAST_LINE && names.width(node.toString()) <= area.width() - 2 ? names
                : numbers;
        if (area.height() >= ruler.lineHeight() * LEAST_LINE) {
            graphics.setFill(tones.text());
            graphics.setFont(ruler.font());
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.setTextBaseline(VPos.CENTER);
            graphics.fillText(ruler.fitted(node.toString(), area.width() - 2), area.left() + area.width() / 2, area.top() + area.height()
                    / 2);
        }
        if (node.isHead()) {
            for (Receiver receiver : node.receivers()) {
                Point2D at = layout.port(receiver);
                double radius = PORT * (tints == null ? 1 : tints.size(receiver));
                graphics.setFill(Ports.colour(receiver.port(), dark));
                graphics.fillOval(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
            }
        }
        graphics.setGlobalAlpha(1);
    }

    /// Words on a curve, where they cover no others.
    ///
    /// @param near share of the curve that they stand at where there is room
    void words(String text, double[] curve, double near, Color colour) {
        Point2D at = plates.on(curve, near, width(text), numbers.lineHeight());
        words(text, at.getX(), at.getY(), colour);
    }

    private double width(String text) {
        return numbers.width(text) + 6;
    }

    /// Words in the middle of a plate that keeps what is behind from showing through.
    void words(String text, double x, double y, Color colour) {
        double width = width(text);
        double height = numbers.lineHeight();
        graphics.setGlobalAlpha(.9);
        graphics.setFill(tones.surface());
        graphics.fillRoundRect(x - width / 2, y - height / 2, width, height, ROUND, ROUND);
        graphics.setGlobalAlpha(1);
        graphics.setFont(numbers.font());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(colour);
        graphics.fillText(text, x, y);
    }

    /// @param c the four points of a cubic curve, x and y in turn
    void curve(double[] c) {
        graphics.beginPath();
        graphics.moveTo(c[0], c[1]);
        graphics.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
        graphics.stroke();
    }

    /// What is being drawn with the mouse.
    ///
    /// @param port that it would end in
    void drawing(GraphNode from, Point2D to, @Nullable Receiver port) {
        Point2D begin = layout.out(from);
        Point2D end = port == null ? to : layout.port(port);
        double bend = Math.max(30, .45 * Math.abs(end.getX() - begin.getX()));
        graphics.setStroke(tones.accent());
        graphics.setLineWidth(2);
        curve(new double[] {begin.getX(), begin.getY(), begin.getX() + bend, begin.getY(), end.getX() - bend, end.getY(), end.getX(), end
                .getY()});
        if (port != null) {
            graphics.setFill(tones.accent());
            graphics.fillOval(end.getX() - 2 * PORT, end.getY() - 2 * PORT, 4 * PORT, 4 * PORT);
        }
    }
}
