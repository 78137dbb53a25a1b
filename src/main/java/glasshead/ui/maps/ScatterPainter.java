package glasshead.ui.maps;

import glasshead.experiment.Head;
import glasshead.pixels.Area;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws the scatter: axes, the line of losing the attribution and nothing else, points, and the names of those far from it.
record ScatterPainter(Graphics graphics, ScatterLayout layout, Tones tones, LabelText text, Font small) {

    static final String WIDEST_NUMBER = "+00.0";

    private static final double RADIUS = 3.5;
    private static final double NAME_GAP = 6;
    private static final String ACROSS = "direct attribution →";

    /// @param hovered the head pointed at anywhere, if one is
    void paint(@Nullable Head hovered, LiveCells live) {
        axes();
        Scatter scatter = layout.scatter();
        for (Scatter.Point point : scatter.points()) {
            Color colour = point.effect() > 0 ? tones.answer() : tones.distractor();
            dot(point, RADIUS, colour.deriveColor(0, 1, 1, 0.75));
        }
        for (Scatter.Point point : scatter.points()) {
            if (live.contains(scatter.map().cells().get(point.cell()))) {
                ring(point, tones.accent());
            } else if (point.head().equals(hovered)) {
                ring(point, tones.text());
            }
        }
        names(hovered);
    }

    private void axes() {
        Area area = layout.area();
        graphics.setStroke(tones.border());
        graphics.setLineWidth(1);
        graphics.strokeRect(area.left() - 0.5, area.top() - 0.5, area.width(), area.height());
        double zeroX = Math.round(layout.x(0)) - 0.5;
        double zeroY = Math.round(layout.y(0)) - 0.5;
        graphics.strokeLine(zeroX, area.top(), zeroX, area.bottom());
        graphics.strokeLine(area.left(), zeroY, area.right(), zeroY);
        foretold(area, layout.scatter());
        graphics.setFill(tones.muted());
        graphics.setFont(small);
        nameAcross(area, layout.scatter().limitX());
        nameUp(area, layout.scatter().limitY());
    }

    /// The numbers at the ends only where they do not touch the name.
    private void nameAcross(Area area, double limit) {
        LabelText ruler = new LabelText(small);
        boolean ends = ruler.width(ACROSS) / 2 + ruler.width(WIDEST_NUMBER) + NAME_GAP < layout.x(limit) - layout.x(0);
        double below = area.bottom() + NAME_GAP / 2;
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(ACROSS, area.left() + area.width() / 2, below);
        if (ends) {
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.fillText(Numbers.signed(-limit, 1), layout.x(-limit), below);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(Numbers.signed(limit, 1), layout.x(limit), below);
        }
    }

    private void nameUp(Area area, double limit) {
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.RIGHT);
        for (double end : new double[] {-limit, limit}) {
            graphics.fillText(Numbers.signed(end, 1), area.left() - NAME_GAP, layout.y(end));
        }
        graphics.save();
        graphics.translate(area.left() - NAME_GAP - new LabelText(small).width(WIDEST_NUMBER) - text.lineHeight() / 2, area.top() + area
                .height() / 2);
        graphics.rotate(-90);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("effect →", 0, 0);
        graphics.restore();
    }

    private void foretold(Area area, Scatter scatter) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(area.left(), area.top(), area.width(), area.height());
        graphics.clip();
        double far = 2 * Math.max(scatter.limitX(), scatter.limitY());
        graphics.setStroke(tones.muted());
        graphics.setLineDashes(4, 4);
        graphics.strokeLine(layout.x(-far), layout.y(far), layout.x(far), layout.y(-far));
        graphics.restore();
    }

    private void dot(Scatter.Point point, double radius, Color colour) {
        graphics.setFill(colour);
        graphics.fillOval(layout.x(point.attribution()) - radius, layout.y(point.effect()) - radius, 2 * radius, 2 * radius);
    }

    private void ring(Scatter.Point point, Color colour) {
        double radius = RADIUS + 2;
        graphics.setStroke(colour);
        graphics.setLineWidth(2);
        graphics.strokeOval(layout.x(point.attribution()) - radius, layout.y(point.effect()) - radius, 2 * radius, 2 * radius);
    }

    /// The farthest from the line first.
    private void names(@Nullable Head hovered) {
        graphics.setFont(text.font());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        List<Scatter.Point> named = new ArrayList<>(layout.scatter().findings());
        layout.scatter().points().stream().filter(point -> point.head().equals(hovered)).findFirst().ifPresent(point -> {
            named.remove(point);
            named.addFirst(point);
        });
        NamePlaces places = new NamePlaces(layout, RADIUS, text);
        for (Scatter.Point point : named) {
            boolean pointed = point.head().equals(hovered);
            places.take(point, pointed).ifPresent(place -> {
                graphics.setFill(pointed ? tones.accent() : tones.text());
                graphics.fillText(point.head().toString(), place.left(), place.top() + place.height() / 2);
            });
        }
    }
}
