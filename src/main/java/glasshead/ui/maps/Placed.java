package glasshead.ui.maps;

import glasshead.pixels.Area;

/// Where a tile lies: its title on top, then labels of the columns, row labels at the left, the matrix in the rest.
///
/// @param area    of the matrix
/// @param titleY  middle of the title's line
/// @param titleX  where title and row labels begin
/// @param slanted whether column labels are slanted
record Placed(Tile tile, Area area, double titleX, double titleY, boolean slanted) {

    double titleRoom() {
        return area.right() + SheetLayout.GAP - titleX;
    }

    double cellWidth() {
        return area.width() / tile.columns().size();
    }

    double cellHeight() {
        return area.height() / tile.rows().size();
    }

    Area cell(int row, int column) {
        return new Area(area.left() + column * cellWidth(), area.top() + row * cellHeight(), cellWidth(), cellHeight());
    }

    int row(double y) {
        return Math.clamp((int) Math.floor((y - area.top()) / cellHeight()), 0, tile.rows().size() - 1);
    }

    int column(double x) {
        return Math.clamp((int) Math.floor((x - area.left()) / cellWidth()), 0, tile.columns().size() - 1);
    }
}
