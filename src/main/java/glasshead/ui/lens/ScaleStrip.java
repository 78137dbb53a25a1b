package glasshead.ui.lens;

import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A colour scale on one line, with its ends and what it counts.
final class ScaleStrip extends HBox {

    private static final double WIDTH = 96;
    private static final double HEIGHT = 9;

    private final PixelCanvas colours = new PixelCanvas(this::paint, (_, _, _) -> {});
    private final Label low = label();
    private final Label high = label();
    private final Label unit = label();
    private @Nullable ColourScale scale;

    ScaleStrip(ViewOptions options) {
        getStyleClass().add("lens-scale");
        colours.setMinSize(WIDTH, HEIGHT);
        colours.setMaxSize(WIDTH, HEIGHT);
        getChildren().addAll(low, colours, high, unit);
        options.dark().subscribe(colours::repaint);
    }

    private static Label label() {
        Label label = new Label();
        label.getStyleClass().addAll("muted", "small");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    void show(ColourScale shown, String from, String to, String what) {
        scale = shown;
        low.setText(from);
        high.setText(to);
        unit.setText(what);
        colours.repaint();
    }

    private void paint(Raster raster, double screenScale) {
        if (scale == null) {
            return;
        }
        for (int x = 0; x < raster.width(); x++) {
            raster.pixels()[x] = scale.colour(scale.low() + (scale.high() - scale.low()) * x / Math.max(1, raster.width() - 1));
        }
        for (int y = 1; y < raster.height(); y++) {
            System.arraycopy(raster.pixels(), 0, raster.pixels(), y * raster.width(), raster.width());
        }
    }
}
