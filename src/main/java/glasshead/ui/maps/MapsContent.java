package glasshead.ui.maps;

import javafx.scene.layout.Region;

/// The tiles and, where there is one, the scatter: beside them in a wide panel, below them in a tall one.
final class MapsContent extends Region {

    private static final double GAP = 16;
    private static final double SHARE_BESIDE = 0.42;
    private static final double SHARE_BELOW = 0.45;
    private static final double WIDE = 1.25;

    private final Region tiles;
    private final Region scatter;

    MapsContent(Region tiles, Region scatter) {
        this.tiles = tiles;
        this.scatter = scatter;
        setMinSize(0, 0);
        getChildren().addAll(tiles, scatter);
        scatter.visibleProperty().subscribe(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (!scatter.isVisible()) {
            tiles.resizeRelocate(0, 0, width, height);
        } else if (width > WIDE * height) {
            double right = Math.round(SHARE_BESIDE * width);
            tiles.resizeRelocate(0, 0, width - right - GAP, height);
            scatter.resizeRelocate(width - right, 0, right, height);
        } else {
            double lower = Math.round(SHARE_BELOW * height);
            tiles.resizeRelocate(0, 0, width, height - lower - GAP);
            scatter.resizeRelocate(0, height - lower, width, lower);
        }
    }
}
