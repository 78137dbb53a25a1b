package glasshead.ui.circuit;

import glasshead.engine.CircuitFindings;
import glasshead.experiment.Metric;
import glasshead.experiment.view.CircuitMethod;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// How faithful the strongest edges are, by how many are kept; random edges beside them, dashed. Dragging in it moves the circuit's size.
final class CurvePane extends Region {

    private static final double LOWEST = -.25;
    private static final double HIGHEST = 1.6;
    private static final double DOT = 2.6;
    private static final double MARGIN = 18;
    private static final double KNOB = 4.5;

    private final CircuitViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);

    CurvePane(CircuitViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("circuit-curve");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Faithfulness by the number of kept edges");
        getChildren().add(canvas);
        setMinSize(120, 60);
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
        model.curve().answer().addListener((_, _, _) -> canvas.repaintOverlay());
        model.circuit().answer().addListener((_, _, _) -> canvas.repaintOverlay());
        model.shown().addListener((_, _, _) -> canvas.repaintOverlay());
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private double left() {
        return new LabelText(CanvasFonts.small(options)).width("0") + 10;
    }

    private double right() {
        return Math.max(left() + 1, getWidth() - MARGIN);
    }

    private @Nullable CurveRun run() {
        Shown shown = model.shown().get();
        return shown == null ? null : CurveRun.of(shown.edges().size());
    }

    private void drag(MouseEvent event) {
        CurveRun run = run();
        if (run != null && event.getButton() == MouseButton.PRIMARY && model.look().search().method() != CircuitMethod.ACDC) {
            model.edits().keep(run.count(Math.clamp((event.getX() - left()) / (right() - left()), 0, 1)));
        }
    }

    private void paint(Graphics graphics, double width, double height) {
        CurveRun run = run();
        Shown shown = model.shown().get();
        if (run == null || shown == null) {
            return;
        }
        Tones tones = Tones.of(options);
        LabelText ruler = new LabelText(CanvasFonts.small(options));
        double bottom = height - ruler.lineHeight() - 3;
        CircuitFindings found = model.curve().answer().get();
        CircuitFindings now = model.circuit().answer().get();
        double faithful = now == null ? Double.NaN : now.faithfulness(0, Metric.LOGIT_DIFFERENCE);
        double[] ours = found == null ? new double[0] : run.faithfulness(found);
        double[] random = found == null ? new double[0] : run.random(found);
        double low = Math.clamp(least(ours, random, faithful), LOWEST, 0);
        double high = Math.clamp(most(ours, random, faithful), 1, HIGHEST);
        Scale scale = new Scale(run, left(), right(), 6, bottom, low, high + .05);
        axes(graphics, tones, ruler, scale, bottom);
        if (found != null) {
            random(graphics, tones, scale, random);
            ours(graphics, tones, scale, ours);
        }
        double at = scale.x(shown.kept().size());
        graphics.setStroke(tones.accent());
        graphics.setFill(tones.accent());
        graphics.setLineWidth(1.6);
        graphics.strokeLine(at, 2, at, bottom);
        if (!Double.isNaN(faithful)) {
            graphics.fillOval(at - KNOB, scale.y(faithful) - KNOB, 2 * KNOB, 2 * KNOB);
        }
    }

    private static void random(Graphics graphics, Tones tones, Scale scale, double[] values) {
        graphics.setStroke(tones.muted());
        graphics.setLineDashes(4, 3);
        line(graphics, scale, values);
        graphics.setLineDashes();
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.BOTTOM);
        double beside = values[Math.max(0, values.length - 3)];
        graphics.fillText(Double.isNaN(beside) ? "" : "random edges", scale.x(scale.run.edges() / 3.), scale.y(Math.max(0, beside)) - 3);
    }

    private static void ours(Graphics graphics, Tones tones, Scale scale, double[] values) {
        graphics.setStroke(tones.answer());
        graphics.setLineWidth(1.6);
        line(graphics, scale, values);
        graphics.setFill(tones.answer());
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                graphics.fillOval(scale.x(scale.run.counts().get(i)) - DOT, scale.y(values[i]) - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }

    private static double least(double[] one, double[] other, double now) {
        return Math.min(Double.isNaN(now) ? 0 : now, Math.min(Arrays.stream(one).filter(Double::isFinite).min().orElse(0), Arrays.stream(
                other).filter(Double::isFinite).min().orElse(0)));
    }

    private static double most(double[] one, double[] other, double now) {
        return Math.max(Double.isNaN(now) ? 0 : now, Math.max(Arrays.stream(one).filter(Double::isFinite).max().orElse(1), Arrays.stream(
                other).filter(Double::isFinite).max().orElse(1)));
    }

    private record Scale(CurveRun run, double left, double right, double top, double bottom, double low, double high) {

        double x(double count) {
            return left + (right - left) * run.share(count);
        }

        double y(double value) {
            return bottom - (bottom - top) * (Math.clamp(value, low, high) - low) / (high - low);
        }
    }

    private static void axes(Graphics graphics, Tones tones, LabelText ruler, Scale scale, double bottom) {
        graphics.setFont(ruler.font());
        graphics.setLineWidth(1);
        graphics.setStroke(tones.border());
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        for (int level = 0; level <= 1; level++) {
            double y = Math.round(scale.y(level)) + .5;
            graphics.strokeLine(scale.left, y, scale.right, y);
            graphics.fillText(Integer.toString(level), scale.left - 6, y);
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        double end = scale.x(scale.run.edges());
        for (int i = 0; i < scale.run.counts().size(); i++) {
            int count = scale.run.counts().get(i);
            boolean room = i % 2 == 1 && end - scale.x(count) > 2 * ruler.width(Numbers.grouped(count));
            if (count == 0 || count == scale.run.edges() || room) {
                // the last ends where the picture does
                double half = ruler.width(Numbers.grouped(count)) / 2;
                graphics.fillText(Numbers.grouped(count), Math.min(scale.x(count), scale.right + MARGIN - half), bottom + 3);
            }
        }
    }

    private static void line(Graphics graphics, Scale scale, double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (!Double.isNaN(values[i - 1]) && !Double.isNaN(values[i])) {
                graphics.strokeLine(scale.x(scale.run.counts().get(i - 1)), scale.y(values[i - 1]), scale.x(scale.run.counts().get(i)),
                        scale.y(values[i]));
            }
        }
    }
}
