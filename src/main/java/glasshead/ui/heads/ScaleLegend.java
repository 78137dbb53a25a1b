package glasshead.ui.heads;

import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The colours of the grid from least to most, with the numbers at their ends.
final class ScaleLegend extends HBox {

    private static final double WIDTH = 84;
    private static final double HEIGHT = 9;

    private final HeadsViewModel model;
    private final ViewOptions options;
    private final PixelCanvas colours = new PixelCanvas(this::paint, (graphics, width, height) -> {});
    private final Label low = new Label();
    private final Label high = new Label();

    ScaleLegend(HeadsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("head-scale");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        for (Label label : new Label[] {low, high}) {
            label.getStyleClass().addAll("muted", "small");
        }
        colours.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        colours.setMinSize(WIDTH, HEIGHT);
        colours.setMaxSize(WIDTH, HEIGHT);
        getChildren().addAll(low, colours, high);
        model.grid().addListener((property, before, now) -> refresh());
        options.dark().subscribe(colours::repaint);
        options.palette().subscribe(colours::repaint);
        refresh();
    }

    private void refresh() {
        ColourScale scale = scale();
        setVisible(scale != null);
        if (scale != null) {
            low.setText(scale.low() == 0 ? "0" : written(scale.low()));
            high.setText(scale.high() == 1 ? "1" : written(scale.high()));
        }
        colours.setAccessibleText("Colours from " + low.getText() + " to " + high.getText());
        colours.repaint();
    }

    /// A pattern's ends, 0 and 1, are written otherwise.
    private String written(double value) {
        return model.picture().get() instanceof CellPicture.Coloured coloured ? coloured.written(value) : Numbers.plain(value, 2);
    }

    private @Nullable ColourScale scale() {
        HeadGrid grid = model.grid().get();
        return grid == null || grid.allHeads().isEmpty() ? null : switch (grid.picture()) {
            case CellPicture.Pattern _ -> ColourScale.sequential(options.palette().get(), options.dark().get(), 1);
            case CellPicture.Coloured coloured -> GridRaster.scale(grid, coloured, options.palette().get(), options.dark().get());
        };
    }

    private void paint(Raster raster, double screenScale) {
        ColourScale scale = scale();
        if (scale != null) {
            for (int x = 0; x < raster.width(); x++) {
                raster.pixels()[x] = scale.colour(scale.low() + (scale.high() - scale.low()) * x / Math.max(1, raster.width() - 1));
            }
            for (int y = 1; y < raster.height(); y++) {
                System.arraycopy(raster.pixels(), 0, raster.pixels(), y * raster.width(), raster.width());
            }
        }
    }
}
