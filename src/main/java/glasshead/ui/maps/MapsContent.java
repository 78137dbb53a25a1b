package glasshead.ui.maps;

import glasshead.pixels.Area;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.layout.Region;

/// The tiles and, where there is one, the scatter: beside or below them, whichever leaves the cells larger. Where it would be too small
/// to be read, or leave the cells too small, it is left out.
final class MapsContent extends Region {

    private static final double GAP = 16;
    private static final List<Double> SHARES_BESIDE = List.of(0.42, 0.5);
    private static final List<Double> SHARES_BELOW = List.of(0.42, 0.55);
    private static final double SMALLEST_WIDTH_IN_LINES = 14;
    private static final double SMALLEST_HEIGHT_IN_LINES = 14;
    /// Of a cell, in square pixels; smaller only where it would be hardly larger without the scatter.
    private static final double SMALLEST_CELL = 80;
    private static final double HARDLY = 0.6;
    private static final double LARGEST_SCATTER = 460;
    /// A larger share for the scatter must not cost the cells more than this part of their size.
    private static final double WORTH = 0.98;

    private final TilesPane tiles;
    private final Region scatter;
    private boolean wanted;

    MapsContent(TilesPane tiles, Region scatter) {
        this.tiles = tiles;
        this.scatter = scatter;
        setMinSize(0, 0);
        scatter.setVisible(false);
        getChildren().addAll(tiles, scatter);
    }

    /// Whether there is something to scatter.
    void want(boolean now) {
        wanted = now;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Optional<Area> place = wanted ? place() : Optional.empty();
        scatter.setVisible(place.isPresent());
        if (place.isEmpty()) {
            tiles.resizeRelocate(0, 0, getWidth(), getHeight());
            return;
        }
        Area area = place.get();
        boolean under = area.left() == 0;
        tiles.resizeRelocate(0, 0, under ? getWidth() : area.left() - GAP, under ? area.top() - GAP : getHeight());
        scatter.resizeRelocate(area.left(), area.top(), area.width(), area.height());
    }

    /// The largest place for the scatter among those that leave the cells largest.
    private Optional<Area> place() {
        List<Area> places = Stream.concat(SHARES_BELOW.stream().map(this::below), SHARES_BESIDE.stream().map(this::beside))
                .filter(this::isReadable).toList();
        double largest = places.stream().mapToDouble(this::size).max().orElse(0);
        double enough = Math.min(SMALLEST_CELL, HARDLY * tiles.cellSize(getWidth(), getHeight()));
        return largest < enough ? Optional.empty() : places.stream().filter(area -> size(area) >= WORTH * largest).reduce((_,
                later) -> later);
    }

    private boolean isReadable(Area area) {
        return area.width() >= SMALLEST_WIDTH_IN_LINES * tiles.lineHeight() && area.height() >= SMALLEST_HEIGHT_IN_LINES * tiles
                .lineHeight();
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
        return scatterAt.left() == 0 ? tiles.cellSize(getWidth(), scatterAt.top() - GAP) : tiles.cellSize(scatterAt.left() - GAP,
                getHeight());
    }
}
