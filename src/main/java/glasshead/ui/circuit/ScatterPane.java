package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Approximate scores against exact ones, a dot for each edge that has both; on the line gradients were right. Kept edges stand out, and a
/// click cuts one or takes it in.
final class ScatterPane extends Region {

    private static final double DOT = 3;
    private static final double NEAR = 8;
    private static final double MARGIN = 44;

    private final CircuitViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);

    ScatterPane(CircuitViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("circuit-scatter");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Approximate against exact scores of edges");
        setMinSize(0, 0);
        getChildren().add(canvas);
        setOnMouseMoved(event -> model.pointedEdge().set(at(event)));
        setOnMouseExited(_ -> model.pointedEdge().set(null));
        setOnMouseClicked(event -> {
            Edge edge = at(event);
            if (edge != null) {
                model.toggle(edge);
            }
        });
        model.shown().addListener((_, _, _) -> canvas.repaintOverlay());
        model.pointedEdge().addListener((_, _, _) -> canvas.repaintOverlay());
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /// The largest size of a score.
    private static double limit(Shown shown) {
        double limit = 1e-9;
        for (int edge = 0; edge < shown.edges().size(); edge++) {
            if (!Double.isNaN(shown.exact()[edge])) {
                limit = Math.max(limit, Math.max(Math.abs(shown.exact()[edge]), Math.abs(shown.approximate()[edge])));
            }
        }
        return limit;
    }

    private double x(double value, double limit) {
        return MARGIN + (getWidth() - 2 * MARGIN) * (value + limit) / (2 * limit);
    }

    private double y(double value, double limit) {
        return getHeight() - MARGIN - (getHeight() - 2 * MARGIN) * (value + limit) / (2 * limit);
    }

    private @Nullable Edge at(MouseEvent event) {
        Shown shown = model.shown().get();
        Edge nearest = null;
        double least = NEAR;
        for (int edge = 0; shown != null && edge < shown.edges().size(); edge++) {
            if (!Double.isNaN(shown.exact()[edge])) {
                double limit = limit(shown);
                double distance = Math.hypot(x(shown.approximate()[edge], limit) - event.getX(), y(shown.exact()[edge], limit) - event
                        .getY());
                if (distance < least) {
                    least = distance;
                    nearest = shown.edges().get(edge);
                }
            }
        }
        return nearest;
    }

    private void paint(Graphics graphics, double width, double height) {
        Shown shown = model.shown().get();
        if (shown == null) {
            return;
        }
        Tones tones = Tones.of(options);
        double limit = limit(shown);
        graphics.setFont(CanvasFonts.small(options));
        graphics.setStroke(tones.border());
        graphics.setLineWidth(1);
        graphics.strokeLine(x(0, limit), MARGIN, x(0, limit), height - MARGIN);
        graphics.strokeLine(MARGIN, y(0, limit), width - MARGIN, y(0, limit));
        graphics.setLineDashes(4, 3);
        graphics.strokeLine(x(-limit, limit), y(-limit, limit), x(limit, limit), y(limit, limit));
        graphics.setLineDashes();
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.BOTTOM);
        String agreement = EdgeList.agreement(shown);
        graphics.fillText(agreement.isEmpty() ? "No edge is measured yet: check them below the graph."
                : "cutting it, up · by gradients, across" + agreement, width / 2, height - 4);
        graphics.fillText(Numbers.signed(limit), x(limit, limit), y(0, limit) - 4);
        graphics.fillText(Numbers.signed(limit), x(0, limit), MARGIN - 4);
        for (int i = 0; i < shown.edges().size(); i++) {
            if (!Double.isNaN(shown.exact()[i])) {
                Edge edge = shown.edges().get(i);
                boolean kept = shown.keeps(edge);
                graphics.setGlobalAlpha(kept ? .9 : .4);
                graphics.setFill(!kept ? tones.muted() : shown.exact()[i] <= 0 ? tones.answer() : tones.distractor());
                graphics.fillOval(x(shown.approximate()[i], limit) - DOT, y(shown.exact()[i], limit) - DOT, 2 * DOT, 2 * DOT);
            }
        }
        graphics.setGlobalAlpha(1);
        named(graphics, shown, tones, limit);
    }

    private void named(Graphics graphics, Shown shown, Tones tones, double limit) {
        Edge edge = model.pointedEdge().get();
        if (edge == null || !shown.isExact(edge)) {
            return;
        }
        double x = x(shown.approximate(edge), limit);
        double y = y(shown.exact(edge), limit);
        graphics.setStroke(tones.accent());
        graphics.strokeOval(x - 2 * DOT, y - 2 * DOT, 4 * DOT, 4 * DOT);
        String text = edge + "  ≈ " + Numbers.signed(shown.approximate(edge)) + "  cut " + Numbers.signed(shown.exact(edge));
        LabelText ruler = new LabelText(CanvasFonts.small(options));
        boolean left = x + ruler.width(text) + 3 * DOT > getWidth();
        graphics.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
        graphics.setFill(tones.text());
        graphics.fillText(text, left ? x - 3 * DOT : x + 3 * DOT, y - DOT);
    }
}
