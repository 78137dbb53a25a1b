package glasshead.ui.heatmap;

import glasshead.experiment.Texts;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A colour scale as an upright bar with its ends and its middle named.
public final class ColourBar extends Region {

    private static final double BAR_WIDTH = 12;
    private static final double GAP = 6;
    private static final double HEIGHT_IN_LINES = 11;

    private final ObjectProperty<ColourScale> scale = new SimpleObjectProperty<>();
    private final ObjectProperty<DoubleFunction<String>> format = new SimpleObjectProperty<>(value -> Texts.format("%.1f", value));
    private final PixelCanvas canvas = new PixelCanvas(this::paintBar, this::paintNumbers);
    private final ViewOptions options;

    public ColourBar(ViewOptions options) {
        this.options = options;
        getChildren().add(canvas);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        scale.subscribe(this::refresh);
        format.subscribe(this::refresh);
        options.dark().subscribe(canvas::repaint);
        options.largeText().subscribe(() -> {
            requestLayout();
            canvas.repaint();
        });
    }

    public ObjectProperty<ColourScale> scale() {
        return scale;
    }

    /// How the numbers beside the bar are written.
    public ObjectProperty<DoubleFunction<String>> format() {
        return format;
    }

    private void refresh() {
        canvas.repaint();
        ColourScale shown = scale.get();
        setAccessibleText(shown == null ? "Colours" : "Colours from " + format.get().apply(shown.low()) + " to " + format.get().apply(shown
                .high()));
    }

    @Override
    protected double computePrefWidth(double height) {
        return BAR_WIDTH + GAP + Math.ceil(text().width("+0.00"));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(HEIGHT_IN_LINES * text().lineHeight());
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private LabelText text() {
        return new LabelText(CanvasFonts.small(options));
    }

    private void paintBar(Raster raster, double screenScale) {
        if (scale.get() == null) {
            return;
        }
        int inset = (int) Math.round(inset() * screenScale);
        int length = raster.height() - 2 * inset;
        int width = (int) Math.round(BAR_WIDTH * screenScale);
        ColourScale shown = scale.get();
        for (int y = 0; y < length; y++) {
            double value = shown.high() - (shown.high() - shown.low()) * y / (length - 1.0);
            int start = (inset + y) * raster.width();
            Arrays.fill(raster.pixels(), start, start + Math.min(width, raster.width()), shown.colour(value));
        }
    }

    private void paintNumbers(Graphics graphics, double width, double height) {
        if (scale.get() == null) {
            return;
        }
        Tones tones = Tones.of(options);
        double inset = inset();
        graphics.setStroke(tones.border());
        graphics.strokeRect(0.5, inset - 0.5, BAR_WIDTH - 1, height - 2 * inset + 1);
        graphics.setFill(tones.muted());
        graphics.setFont(CanvasFonts.small(options));
        graphics.setTextBaseline(VPos.CENTER);
        double low = scale.get().low();
        double high = scale.get().high();
        graphics.fillText(format.get().apply(high), BAR_WIDTH + GAP, inset);
        graphics.fillText(format.get().apply((low + high) / 2), BAR_WIDTH + GAP, height / 2);
        graphics.fillText(format.get().apply(low), BAR_WIDTH + GAP, height - inset);
    }

    /// Half a line, which the numbers at the ends stand out beyond the bar.
    private double inset() {
        return Math.ceil(text().lineHeight() / 2);
    }
}
