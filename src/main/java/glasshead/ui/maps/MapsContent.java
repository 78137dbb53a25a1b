package glasshead.ui.maps;

import glasshead.pixels.Area;
import java.util.List;
import javafx.scene.layout.Region;

/// The tiles and, where there is one, the scatter: beside or below them, whichever leaves the cells larger.
final class MapsContent extends Region {

    private static final double GAP = 16;
    private static final List<Double> SHARES_BESIDE = List.of(0.42, 0.5);
    private static final List<Double> SHARES_BELOW = List.of(0.42, 0.55);
    private static final double SMALLEST_SCATTER = 220;
    private static final double LARGEST_SCATTER = 460;
    /// A larger share for the scatter must not cost the cells more than this part of their size.
    private static final double WORTH = 0.98;

    private final TilesPane tiles;
    private final Region scatter;

    MapsContent(TilesPane tiles, Region scatter) {
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
            return;
        }
        Area best = below(SHARES_BELOW.getFirst());
        double size = size(best);
        for (double share : SHARES_BELOW) {
            size = Math.max(size, size(below(share)));
            best = size(below(share)) >= WORTH * size ? below(share) : best;
        }
        for (double share : SHARES_BESIDE) {
            Area beside = beside(share);
            if (beside.width() >= SMALLEST_SCATTER && size(beside) >= WORTH * size) {
                best = beside;
                size = Math.max(size, size(beside));
            }
        }
        boolean under = best.left() == 0;
        tiles.resizeRelocate(0, 0, under ? width : best.left() - GAP, under ? best.top() - GAP : height);
        scatter.resizeRelocate(best.left(), best.top(), best.width(), best.height());
    }

    /// Where the scatter lies.
    private Area beside(double share) {
        double taken = Math.round(share * getWidth());
        return new Area(getWidth() - taken, 0, taken, Math.min(getHeight(), LARGEST_SCATTER));
    }

    private Area below(double share) {
        double taken = Math.round(share * getHeight());
        return new Area(0, getHeight() - taken, Math.min(getWidth(), LARGEST_SCATTER), taken);
    }

    private double size(Area scatterAt) {
        return scatterAt.left() == 0 ? tiles.cellSize(getWidth(), scatterAt.top() - GAP) : tiles.cellSize(scatterAt.left() - GAP, getHeight());
    }
}
