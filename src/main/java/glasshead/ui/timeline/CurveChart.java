package glasshead.ui.timeline;

import glasshead.checkpoint.Curve;
import glasshead.ui.format.ValueAxis;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

/// The curves over the places of a timeline, with the present place marked on them. Lies exactly above a slider with the same gutters.
/// A press or a drag on it goes to the place below the pointer.
final class CurveChart extends Region {

    private static final double HEIGHT_IN_LINES = 5.2;
    private static final double DOT = 3.5;
    private static final double MARGIN = 6;
    private static final double LINE = 1.6;

    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);
    private final TimelineViewModel model;
    private final ViewOptions options;

    CurveChart(TimelineViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getChildren().add(canvas);
        getStyleClass().add("timeline-chart");
        setCursor(Cursor.HAND);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Curves of the training; the list below them has their values at this step");
        List.of(model.training(), model.place(), model.shown(), options.dark()).forEach(part -> part.subscribe(_ -> canvas.repaint()));
        options.largeText().subscribe(() -> {
            requestLayout();
            canvas.repaint();
        });
        setOnMousePressed(event -> {
            model.beginGesture();
            goTo(event);
        });
        setOnMouseDragged(this::goTo);
        setOnMouseReleased(_ -> model.endGesture());
    }

    private void goTo(MouseEvent event) {
        Training training = model.training().get();
        if (training != null) {
            int last = training.timeline().steps().size() - 1;
            double share = (event.getX() - gutter(options)) / (getWidth() - 2 * gutter(options));
            model.go((int) Math.round(Math.clamp(share, 0, 1) * last));
        }
    }

    /// What the axes' numbers take on each side.
    static double gutter(ViewOptions options) {
        return Math.ceil(new LabelText(CanvasFonts.small(options)).width("1e−00") + MARGIN + DOT);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(HEIGHT_IN_LINES * new LabelText(CanvasFonts.small(options)).lineHeight());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void paint(Graphics graphics, double width, double height) {
        Training training = model.training().get();
        if (training != null && width > 2 * gutter(options)) {
            new Drawing(graphics, width, height, training).all();
        }
    }

    private final class Drawing {

        private final Graphics graphics;
        private final Tones tones = Tones.of(options);
        private final Places places;
        private final List<Curve> curves;
        private final CurveStyles styles;
        private final ValueAxis losses;
        private final ValueAxis scores;
        private final double left = gutter(options);
        private final double right;
        private final double top;
        private final double bottom;

        private Drawing(Graphics graphics, double width, double height, Training training) {
            this.graphics = graphics;
            places = new Places(training.timeline().steps());
            curves = training.timeline().curves();
            styles = new CurveStyles(curves);
            losses = ValueAxis.ofLosses(values(curves, true));
            scores = ValueAxis.ofScores(values(curves, false));
            graphics.setFont(CanvasFonts.small(options));
            double half = new LabelText(graphics.getFont()).lineHeight() / 2;
            right = width - left;
            top = half;
            bottom = height - half;
        }

        private void all() {
            boolean withLosses = model.shown().get().stream().anyMatch(CurveStyles::isLoss);
            boolean withScores = model.shown().get().stream().anyMatch(curve -> !CurveStyles.isLoss(curve));
            if (withLosses) {
                axis(losses, left - MARGIN, TextAlignment.RIGHT, true);
            }
            if (withScores) {
                axis(scores, right + MARGIN, TextAlignment.LEFT, !withLosses);
            }
            double here = x(model.place().get());
            graphics.setStroke(tones.accent());
            graphics.setLineWidth(1);
            graphics.strokeLine(here, top - MARGIN / 2, here, bottom + top);
            model.shown().get().forEach(this::curve);
            model.shown().get().forEach(this::dot);
        }

        private static List<Double> values(List<Curve> curves, boolean losses) {
            return curves.stream().filter(curve -> CurveStyles.isLoss(curve) == losses).flatMap(curve -> curve.values().stream()).toList();
        }

        private double x(double place) {
            return left + (right - left) * place / Math.max(1, places.last());
        }

        private double y(Curve curve, double value) {
            return bottom - (bottom - top) * (CurveStyles.isLoss(curve) ? losses : scores).share(value);
        }

        private void axis(ValueAxis axis, double at, TextAlignment alignment, boolean lines) {
            graphics.setTextAlign(alignment);
            graphics.setTextBaseline(VPos.CENTER);
            for (double tick : axis.ticks()) {
                double y = Math.round(bottom - (bottom - top) * axis.share(tick)) + 0.5;
                graphics.setFill(tones.muted());
                graphics.fillText(axis.written(tick), at, y);
                if (lines) {
                    graphics.setStroke(tones.border());
                    graphics.setLineWidth(1);
                    graphics.strokeLine(left, y, right, y);
                }
            }
        }

        private void curve(Curve curve) {
            CurveStyles.CurveStyle style = styles.of(curve, tones);
            graphics.setStroke(style.color());
            graphics.setLineWidth(LINE);
            graphics.setLineDashes(style.dashes());
            graphics.setLineCap(StrokeLineCap.BUTT);
            graphics.beginPath();
            for (int i = 0; i < curve.steps().size(); i++) {
                graphics.lineTo(x(places.of(curve.steps().get(i))), y(curve, curve.values().get(i)));
            }
            graphics.stroke();
            graphics.setLineDashes();
        }

        private void dot(Curve curve) {
            double value = CurveValue.at(curve, places.steps().get(model.place().get()));
            if (!Double.isNaN(value)) {
                graphics.setFill(styles.of(curve, tones).color());
                graphics.fillOval(x(model.place().get()) - DOT, y(curve, value) - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }
}
