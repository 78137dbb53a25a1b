package glasshead.ui.maps;

import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The colours from least to most, with the numbers at their ends and what they count.
final class ScaleBar extends HBox {

    private static final double WIDTH = 96;
    private static final double HEIGHT = 9;

    private final MapsViewModel model;
    private final ViewOptions options;
    private final PixelCanvas colours = new PixelCanvas(this::paint, (graphics, width, height) -> {});
    private final Label low = label();
    private final Label high = label();
    private final Label unit = label();

    ScaleBar(MapsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("map-scale");
        colours.setMinSize(WIDTH, HEIGHT);
        colours.setMaxSize(WIDTH, HEIGHT);
        unit.setMinWidth(USE_PREF_SIZE);
        unit.getStyleClass().add("map-unit");
        low.setMinWidth(USE_PREF_SIZE);
        high.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(low, colours, high, unit);
        model.picture().addListener((property, before, now) -> refresh());
        options.dark().subscribe(colours::repaint);
        options.palette().subscribe(colours::repaint);
        refresh();
    }

    private static Label label() {
        Label label = new Label();
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private void refresh() {
        Picture picture = model.picture().get();
        setVisible(picture != null);
        if (picture != null) {
            low.setText(TilesPainter.written(picture, -picture.limit()));
            high.setText(TilesPainter.written(picture, picture.limit()));
            unit.setText(MapTexts.unit(picture));
        }
        colours.repaint();
    }

    private void paint(Raster raster, double screenScale) {
        Picture picture = model.picture().get();
        if (picture == null) {
            return;
        }
        ColourScale scale = ColourScale.diverging(options.palette().get(), options.dark().get(), picture.limit());
        for (int x = 0; x < raster.width(); x++) {
            raster.pixels()[x] = scale.colour(scale.low() + (scale.high() - scale.low()) * x / Math.max(1, raster.width() - 1));
        }
        for (int y = 1; y < raster.height(); y++) {
            System.arraycopy(raster.pixels(), 0, raster.pixels(), y * raster.width(), raster.width());
        }
    }
}
