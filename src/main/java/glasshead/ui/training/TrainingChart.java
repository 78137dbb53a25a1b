package glasshead.ui.training;

import glasshead.analysis.Spread;
import glasshead.engine.TrainingCurve;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// A metric over the kept steps of a training, one step as far from the next as on the slider. A press goes to the step below the pointer,
/// the arrow keys to the one before or behind.
final class TrainingChart extends Region {

    private static final double MARGIN = 8;
    private static final double DOT = 3.5;
    private static final double LINE = 1.8;

    private final PixelCanvas canvas = new PixelCanvas((_, _) -> {}, this::paint);
    private final TrainingViewModel model;
    private final ViewOptions options;

    TrainingChart(TrainingViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getChildren().add(canvas);
        getStyleClass().add("training-chart");
        setMinSize(0, 0);
        setCursor(Cursor.HAND);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        List.of(model.curve(), model.metric(), model.session().experiment(), options.dark(), options.largeText(), focusedProperty())
                .forEach(
                        part -> part.subscribe(this::changed));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        changed();
    }

    private void changed() {
        canvas.repaint();
        TrainingCurve there = model.curve().get();
        int place = model.place();
        setAccessibleText("Curve of the " + model.metric().get().title() + " over training" + (there == null || place < 0 || place >= there
                .points().size() ? "" : ", at step " + there.steps().get(place) + ": " + TrainingViewModel.figure(there.points().get(place)
                        .after(model.metric().get()).mean())));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        TrainingCurve there = model.curve().get();
        if (there != null) {
            double share = (event.getX() - left()) / Math.max(1, getWidth() - left() - MARGIN);
            model.go((int) Math.round(Math.clamp(share, 0, 1) * (there.steps().size() - 1)));
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT) {
            model.step(key.getCode() == KeyCode.LEFT ? -1 : 1);
            key.consume();
        }
    }

    private double left() {
        return Math.ceil(new LabelText(CanvasFonts.small(options)).width("\u2212100.0") + 2 * MARGIN);
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void paint(Graphics graphics, double width, double height) {
        TrainingCurve there = model.curve().get();
        if (there != null && width > 2 * left() && height > 60) {
            new Drawing(graphics, width, height, there).all();
        }
    }

    private final class Drawing {

        private final Graphics graphics;
        private final Tones tones = Tones.of(options);
        private final Metric metric = model.metric().get();
        private final TrainingCurve curve;
        private final ChartAxis axis;
        private final double line;
        private final double left = left();
        private final double right;
        private final double top;
        private final double bottom;

        private Drawing(Graphics graphics, double width, double height, TrainingCurve curve) {
            this.graphics = graphics;
            this.curve = curve;
            graphics.setFont(CanvasFonts.small(options));
            line = new LabelText(graphics.getFont()).lineHeight();
            right = width - MARGIN - DOT;
            top = line;
            bottom = height - 2 * line;
            axis = ChartAxis.of(curve.points().stream().flatMap(point -> Stream.of(point.before(metric), point.after(
                    metric))).toList());
        }

        private void all() {
            axis();
            steps();
            if (curve.hasInterventions()) {
                graphics.setLineDashes(4, 3);
                curve(point -> point.before(metric), tones.muted());
                graphics.setLineDashes();
            }
            curve(point -> point.after(metric), tones.answer());
            here();
        }

        private double x(int index) {
            return left + (right - left) * index / Math.max(1, curve.steps().size() - 1);
        }

        private double y(double value) {
            return bottom - (bottom - top) * axis.share(value);
        }

        private void axis() {
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setTextBaseline(VPos.CENTER);
            for (double tick : axis.ticks()) {
                double y = Math.round(y(tick)) + 0.5;
                graphics.setFill(tones.muted());
                graphics.fillText(axis.written(tick), left - MARGIN, y);
                graphics.setStroke(tick == 0 ? tones.muted() : tones.border());
                graphics.setLineWidth(1);
                graphics.strokeLine(left, y, right, y);
            }
        }

        /// As many as have room, the first and the last among them.
        private void steps() {
            double room = new LabelText(graphics.getFont()).width("000,000") + MARGIN;
            int every = Math.max(1, (int) Math.ceil(room * (curve.steps().size() - 1) / Math.max(1, right - left)));
            graphics.setTextBaseline(VPos.TOP);
            graphics.setFill(tones.muted());
            int last = curve.steps().size() - 1;
            for (int index = 0; index <= last; index += every) {
                graphics.setTextAlign(index == 0 ? TextAlignment.LEFT : index == last ? TextAlignment.RIGHT : TextAlignment.CENTER);
                if (index == last || x(last) - x(index) > 1.5 * room) {
                    graphics.fillText(Texts.format("%,d", curve.steps().get(index)), x(index), bottom + MARGIN);
                }
            }
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(Texts.format("%,d", curve.steps().get(last)), x(last), bottom + MARGIN);
        }

        private void curve(Function<TrainingCurve.Point, Spread> value, Color colour) {
            graphics.setStroke(colour);
            graphics.setFill(colour);
            graphics.setLineWidth(LINE);
            graphics.beginPath();
            for (int index = 0; index < curve.points().size(); index++) {
                Spread spread = value.apply(curve.points().get(index));
                if (spread.count() > 0) {
                    graphics.lineTo(x(index), y(spread.mean()));
                }
            }
            graphics.stroke();
            for (int index = 0; index < curve.points().size(); index++) {
                Spread spread = value.apply(curve.points().get(index));
                if (spread.count() > 1) {
                    graphics.setLineWidth(1);
                    graphics.strokeLine(x(index), y(spread.mean() - spread.standardError()), x(index), y(spread.mean() + spread
                            .standardError()));
                }
            }
        }

        /// Where what is on screen is.
        private void here() {
            int place = model.place();
            if (place < 0) {
                return;
            }
            graphics.setStroke(tones.accent());
            graphics.setLineWidth(isFocused() ? 2 : 1);
            graphics.strokeLine(x(place), top - MARGIN / 2, x(place), bottom + MARGIN / 2);
            if (place < curve.points().size() && curve.points().get(place).after(metric).count() > 0) {
                double value = curve.points().get(place).after(metric).mean();
                graphics.setFill(tones.answer());
                graphics.fillOval(x(place) - DOT, y(value) - DOT, 2 * DOT, 2 * DOT);
                graphics.setFill(tones.text());
                written(place, TrainingViewModel.figure(value));
            }
        }

        /// Beside the point, over the curves there; under them where there is no room.
        private void written(int place, String figure) {
            boolean atTheRight = x(place) > (left + right) / 2;
            double end = x(place) + (atTheRight ? -1 : 1) * (MARGIN + new LabelText(graphics.getFont()).width(figure));
            DoubleSummaryStatistics beside = new DoubleSummaryStatistics();
            for (int index = place; index >= 0 && index < curve.points().size(); index += atTheRight ? -1 : 1) {
                TrainingCurve.Point point = curve.points().get(index);
                Stream.of(point.before(metric), point.after(metric)).filter(spread -> spread.count() > 0).forEach(spread -> beside.accept(y(
                        spread.mean())));
                if (atTheRight ? x(index) < end : x(index) > end) {
                    break; // the curve comes from here
                }
            }
            boolean over = beside.getMin() - DOT - line >= 0;
            graphics.setTextBaseline(over ? VPos.BOTTOM : VPos.TOP);
            graphics.setTextAlign(atTheRight ? TextAlignment.RIGHT : TextAlignment.LEFT);
            graphics.fillText(figure, x(place) + (atTheRight ? -MARGIN : MARGIN), over ? beside.getMin() - DOT : beside.getMax() + DOT);
        }
    }
}
