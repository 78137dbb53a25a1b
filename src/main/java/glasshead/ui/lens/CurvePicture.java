package glasshead.ui.lens;

import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.lens.Curves.Curve;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Draws curves: with interventions whole, without them dashed, standard errors as bands.
final class CurvePicture extends Region {

    private static final double MARGIN = 6;
    private static final double LINE = 1.7;
    private static final double DOT = 2.2;
    private static final double BAND = 0.16;

    private final ObjectProperty<Curves> curves = new SimpleObjectProperty<>(Curves.NONE);
    private final PixelCanvas canvas = new PixelCanvas((_, _) -> {}, this::paint);
    private final ViewOptions options;
    private final double lines;

    /// @param lines how high it would be, in lines of text
    CurvePicture(ViewOptions options, double lines) {
        this.options = options;
        this.lines = lines;
        getChildren().add(canvas);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        curves.subscribe(canvas::repaint);
        options.dark().subscribe(canvas::repaint);
        options.largeText().subscribe(canvas::repaint);
    }

    ObjectProperty<Curves> curves() {
        return curves;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(lines * new LabelText(CanvasFonts.small(options)).lineHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * computePrefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    static Color color(Curve curve, Tones tones) {
        return switch (curve.tone()) {
            case ANSWER -> tones.answer();
            case DISTRACTOR -> tones.distractor();
            case PLAIN -> tones.accent();
        };
    }

    private void paint(Graphics graphics, double width, double height) {
        if (!curves.get().lines().isEmpty() && width > 0 && height > 0) {
            new Drawing(graphics, width, height, curves.get()).all();
        }
    }

    private final class Drawing {

        private final Graphics graphics;
        private final Curves shown;
        private final Tones tones = Tones.of(options);
        private final LabelText text = new LabelText(CanvasFonts.small(options));
        private final double left;
        private final double right;
        private final double top;
        private final double bottom;

        private Drawing(Graphics graphics, double width, double height, Curves shown) {
            this.graphics = graphics;
            this.shown = shown;
            left = Math.ceil(shown.axis().ticks().stream().mapToDouble(tick -> text.width(shown.axis().written(tick))).max().orElse(0)
                    + MARGIN);
            right = width - MARGIN;
            top = text.lineHeight() / 2;
            bottom = height - (shown.steps().isEmpty() ? text.lineHeight() / 2 : text.lineHeight() + MARGIN);
            graphics.setFont(text.font());
        }

        private double x(int step, int of) {
            return left + MARGIN + (right - left - 2 * MARGIN) * step / Math.max(1, of - 1);
        }

        private double y(double value) {
            double share = shown.axis().share(value);
            return bottom - (bottom - top) * (shown.reversed() ? 1 - share : share);
        }

        private void all() {
            graphics.setTextBaseline(VPos.CENTER);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setLineWidth(1);
            double last = Double.NaN;
            for (double tick : shown.axis().ticks()) {
                double at = Math.round(y(tick)) + 0.5;
                if (Double.isNaN(last) || Math.abs(at - last) >= text.lineHeight()) {
                    graphics.setFill(tones.muted());
                    graphics.fillText(shown.axis().written(tick), left - MARGIN / 2, at);
                    graphics.setStroke(tones.border());
                    graphics.strokeLine(left, at, right, at);
                    last = at;
                }
            }
            steps();
            shown.lines().forEach(this::band);
            shown.lines().forEach(this::line);
        }

        private void steps() {
            List<String> names = shown.steps();
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.setFill(tones.muted());
            double widest = names.stream().mapToDouble(text::width).max().orElse(0) + MARGIN;
            int every = (int) Math.max(1, Math.ceil(widest * names.size() / Math.max(1, right - left)));
            for (int step = 0; step < names.size(); step++) {
                if (step % every == 0 && step + every < names.size() || step == names.size() - 1) {
                    double half = text.width(names.get(step)) / 2;
                    graphics.fillText(names.get(step), Math.clamp(x(step, names.size()), half, Math.max(half, right - half + MARGIN)),
                            bottom
                                    + MARGIN + text.lineHeight() / 2);
                }
            }
        }

        private void band(Curve curve) {
            if (curve.errors().length == 0 || curve.before()) {
                return;
            }
            int count = curve.values().length;
            double[] xs = new double[2 * count];
            double[] ys = new double[2 * count];
            for (int i = 0; i < count; i++) {
                double error = Double.isNaN(curve.errors()[i]) ? 0 : curve.errors()[i];
                xs[i] = x(i, count);
                ys[i] = y(curve.values()[i] + error);
                xs[2 * count - 1 - i] = x(i, count);
                ys[2 * count - 1 - i] = y(curve.values()[i] - error);
            }
            Color color = color(curve, tones);
            graphics.setFill(Color.color(color.getRed(), color.getGreen(), color.getBlue(), BAND));
            graphics.fillPolygon(xs, ys, xs.length);
        }

        private void line(Curve curve) {
            int count = curve.values().length;
            graphics.setStroke(color(curve, tones));
            graphics.setFill(color(curve, tones));
            graphics.setLineWidth(LINE);
            graphics.setLineDashes(curve.before() ? new double[] {4, 3} : new double[0]);
            graphics.beginPath();
            boolean open = false;
            for (int i = 0; i < count; i++) {
                double value = curve.values()[i];
                if (Double.isNaN(value)) {
                    open = false;
                    continue;
                }
                if (open) {
                    graphics.lineTo(x(i, count), y(value));
                } else {
                    graphics.moveTo(x(i, count), y(value));
                }
                open = true;
            }
            graphics.stroke();
            graphics.setLineDashes();
            for (int i = 0; i < count && !curve.before() && !shown.steps().isEmpty(); i++) {
                if (!Double.isNaN(curve.values()[i])) {
                    graphics.fillOval(x(i, count) - DOT, y(curve.values()[i]) - DOT, 2 * DOT, 2 * DOT);
                }
            }
        }
    }
}
