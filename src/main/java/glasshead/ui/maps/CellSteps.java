package glasshead.ui.maps;
import org.jspecify.annotations.Nullable;

/// Where an arrow key leads: to the next cell, from the edge of a tile to the one beside it, and no further than the last.
record CellSteps(SheetLayout layout) {

    /// @param from where the cursor is; nowhere before its first step, which leads to the first cell
    @Nullable
    Spot from(@Nullable Spot from, int down, int right) {
        if (from == null) {
            return first();
        }
        Tile tile = tile(from.tile());
        int row = from.row() + down;
        int column = from.column() + right;
        if (row >= 0 && row < tile.rows().size() && column >= 0 && column < tile.columns().size()) {
            return new Spot(from.tile(), row, column);
        }
        int next = from.tile() + right + down * layout.columns();
        boolean sameLine = right == 0 || next >= 0 && next / layout.columns() == from.tile() / layout.columns();
        if (next < 0 || next >= layout.placed().size() || !sameLine || tile(next).isMissing()) {
            return from;
        }
        return new Spot(next, within(row, tile(next).rows().size(), down), within(column, tile(next).columns().size(), right));
    }

    private @Nullable Spot first() {
        for (int i = 0; i < layout.placed().size(); i++) {
            if (!tile(i).isMissing()) {
                return new Spot(i, 0, 0);
            }
        }
        return null;
    }

    private Tile tile(int index) {
        return layout.placed().get(index).tile();
    }

    /// Entering a tile forwards begins at its first cell, backwards at its last.
    private static int within(int index, int size, int step) {
        return step > 0 ? 0 : step < 0 ? size - 1 : Math.min(index, size - 1);
    }
}
