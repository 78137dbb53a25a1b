package glasshead.ui.maps;

import glasshead.pixels.Area;
import glasshead.ui.heatmap.LabelText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Places tiles in rows and columns, as many beside each other as make the cells largest; cells are equally large in all of them, and wide
/// and high in whole device pixels.
///
/// @param columns  how many tiles stand beside each other
/// @param cellSize area of a cell
record SheetLayout(List<Placed> placed, int columns, double cellSize) {

    /// Of slanted labels, in degrees, upwards.
    static final double SLANT = 60;
    static final double GAP = 8;

    private static final double BETWEEN = 20;
    private static final double TITLE_LINES = 1.6;
    private static final double LARGEST_CELL_IN_LINES = 3;
    /// Cells are wider than high, or higher than wide, by no more than this where that fills the room.
    private static final double LARGEST_RATIO = 2;
    private static final double LARGEST_RATIO_OF_TOKENS = 8;
    private static final double BAR_LINES = 2;
    private static final double LARGEST_BAR_WIDTH_IN_LINES = 30;
    private static final double LARGEST_LABEL_SHARE = 0.3;
    private static final double LONGEST_LABEL_IN_LINES = 9;
    private static final double SINE = Math.sin(Math.toRadians(SLANT));
    private static final double COSINE = Math.cos(Math.toRadians(SLANT));

    static SheetLayout of(List<Tile> tiles, double width, double height, LabelText text, double screenScale) {
        Room best = null;
        for (int columns = 1; columns <= tiles.size(); columns++) {
            Room room = new Room(tiles.getFirst(), columns, Math.ceilDiv(tiles.size(), columns), width, height, text, screenScale);
            best = best == null || room.size() >= best.size() ? room : best;
        }
        return best == null ? new SheetLayout(List.of(), 1, 0) : best.place(tiles);
    }

    /// The painted cell at a point, if there is one.
    @Nullable
    Spot at(double x, double y) {
        for (int i = 0; i < placed.size(); i++) {
            Placed each = placed.get(i);
            if (!each.tile().isMissing() && each.area().contains(x, y)) {
                return new Spot(i, each.row(y), each.column(x));
            }
        }
        return null;
    }

    /// The title at a point if there was no room for all of it, else empty.
    String cutTitleAt(double x, double y, LabelText titles) {
        return placed.stream().filter(each -> x >= each.titleX() && x < each.titleX() + each.titleRoom() && Math.abs(y - each
                .titleY()) <= titles.lineHeight() / 2)
                .filter(each -> titles.width(each.tile().title()) > each.titleRoom()).map(each -> each.tile().title()).findFirst().orElse(
                        "");
    }

    /// What each of so many tiles gets, all of them of the shape of the first.
    private record Room(Tile like, int columns, int lines, double width, double height, LabelText text, double screenScale) {

        double tileWidth() {
            return (width - BETWEEN * (columns - 1)) / columns;
        }

        double tileHeight() {
            return (height - BETWEEN * (lines - 1)) / lines;
        }

        double rowLabels() {
            double longest = Math.min(LONGEST_LABEL_IN_LINES * text.lineHeight(), LARGEST_LABEL_SHARE * tileWidth());
            return Math.min(longest, like.rows().stream().mapToDouble(text::width).max().orElse(0)) + GAP;
        }

        double columnLabels() {
            double longest = Math.min(LONGEST_LABEL_IN_LINES * text.lineHeight(), LARGEST_LABEL_SHARE * height);
            return Math.min(longest, like.columns().stream().mapToDouble(text::width).max().orElse(0));
        }

        double titleHeight() {
            return Math.ceil(TITLE_LINES * text.lineHeight());
        }

        double labelHeight(boolean slanted) {
            if (like.form() == Tile.Form.BARS) {
                return 0;
            }
            return Math.ceil(slanted ? columnLabels() * SINE + text.lineHeight() * COSINE + GAP / 2 : text.lineHeight() + GAP / 2);
        }

        boolean bars() {
            return like.form() == Tile.Form.BARS;
        }

        /// By which the number of columns is chosen.
        double size() {
            return cellWidth() * cellHeight();
        }

        double cellWidth() {
            double widest = LARGEST_BAR_WIDTH_IN_LINES * text.lineHeight();
            return bars() ? Math.min(across(false), widest) : snappedDown(Math.min(across(slanted()), ratio() * down(slanted())));
        }

        double cellHeight() {
            return bars() ? Math.min(BAR_LINES * text.lineHeight(), down(false)) : snappedDown(Math.min(down(slanted()), ratio() * across(
                    slanted())));
        }

        /// A matrix of the same things in rows and columns has square cells.
        private double ratio() {
            return like.rows().equals(like.columns()) ? 1 : like.form() == Tile.Form.TOKENS ? LARGEST_RATIO_OF_TOKENS : LARGEST_RATIO;
        }

        private double across(boolean slanted) {
            double overhang = slanted ? columnLabels() * COSINE : 0;
            double room = (tileWidth() - rowLabels() - overhang) / like.columns().size();
            return bars() ? room : Math.min(room, LARGEST_CELL_IN_LINES * text.lineHeight());
        }

        private double down(boolean slanted) {
            double room = (tileHeight() - titleHeight() - labelHeight(slanted)) / like.rows().size();
            return Math.min(room, LARGEST_CELL_IN_LINES * text.lineHeight());
        }

        private double snappedDown(double logical) {
            return Math.max(1, Math.floor(logical * screenScale)) / screenScale;
        }

        boolean slanted() {
            return like.form() == Tile.Form.TOKENS && columnLabels() + GAP / 2 > Math.min(across(false), ratio() * down(false));
        }

        SheetLayout place(List<Tile> tiles) {
            double matrixWidth = cellWidth() * like.columns().size();
            double matrixHeight = cellHeight() * like.rows().size();
            double overhang = slanted() ? columnLabels() * COSINE : 0;
            double top = titleHeight() + labelHeight(slanted());
            List<Placed> placed = new ArrayList<>();
            for (int i = 0; i < tiles.size(); i++) {
                int row = i / columns;
                double left = i % columns * Math.min(tileWidth() + BETWEEN, rowLabels() + matrixWidth + overhang + 2 * BETWEEN);
                double y = row * Math.min(tileHeight() + BETWEEN, top + matrixHeight + BETWEEN);
                Area area = new Area(snapped(left + rowLabels()), snapped(y + top), matrixWidth, matrixHeight);
                placed.add(new Placed(tiles.get(i), area, left, y + titleHeight() / 2, slanted()));
            }
            return new SheetLayout(placed, columns, size());
        }

        private double snapped(double logical) {
            return Math.round(logical * screenScale) / screenScale;
        }
    }
}
