package glasshead.ui.modular;

import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import glasshead.ui.heatmap.PixelCanvas;
import java.util.function.DoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A picture's colours from least to most, with the numbers at their ends.
final class ScaleLine extends HBox {

    private static final double WIDTH = 84;
    private static final double HEIGHT = 9;

    private final PixelCanvas colours = new PixelCanvas(this::paint, (graphics, width, height) -> {});
    private final Label low = new Label();
    private final Label high = new Label();
    private @Nullable ColourScale scale;

    ScaleLine() {
        getStyleClass().add("modular-scale");
        colours.setMinSize(WIDTH, HEIGHT);
        colours.setMaxSize(WIDTH, HEIGHT);
        for (Label label : new Label[] {low, high}) {
            label.getStyleClass().addAll("muted", "small");
            label.setMinWidth(USE_PREF_SIZE);
        }
        setMinWidth(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(low, colours, high);
    }

    /// @param format how the ends are written
    void show(ColourScale shown, DoubleFunction<String> format) {
        scale = shown;
        low.setText(format.apply(shown.low()));
        high.setText(format.apply(shown.high()));
        setAccessibleText("Colours from " + low.getText() + " to " + high.getText());
        colours.repaint();
    }

    private void paint(Raster raster, double screenScale) {
        if (scale == null) {
            return;
        }
        for (int i = 0; i < raster.pixels().length; i++) {
            double share = i % raster.width() / Math.max(1.0, raster.width() - 1.0);
            raster.pixels()[i] = scale.colour(scale.low() + (scale.high() - scale.low()) * share);
        }
    }
}
