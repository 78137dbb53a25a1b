package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.experiment.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One map as a matrix.
///
/// @param note    in place of the matrix, why there is none; empty when there is
/// @param map     the map behind it; none for direct attribution and where there is a note
/// @param values  what is painted, row by row, from the neutral value; `NaN` where nothing is
/// @param cells   for each painted cell its index in the map, or [#NOTHING]
/// @param heads   for each painted cell its heads
/// @param form    how it is drawn
record Tile(String title, String note, @Nullable EffectMap map, List<String> rows, List<String> columns, double[] values, int[] cells,
        List<List<Head>> heads, Form form) {

    static final int NOTHING = -1;

    /// How a matrix is drawn.
    enum Form {
        /// Colours, short names at the columns.
        GRID,
        /// Colours, tokens at the columns.
        TOKENS,
        /// One bar for each row.
        BARS
    }

    static Tile missing(String title, String note, Tile like) {
        return new Tile(title, note, null, like.rows, like.columns, new double[0], new int[0], List.of(), like.form);
    }

    boolean isMissing() {
        return values.length == 0;
    }

    int index(int row, int column) {
        return row * columns.size() + column;
    }

    double at(int row, int column) {
        return values[index(row, column)];
    }

    /// The map's cell behind a painted one, or [#NOTHING].
    int cell(int row, int column) {
        return cells[index(row, column)];
    }

    /// Whether a painted cell's interventions are live.
    boolean isIn(LiveCells live, int row, int column) {
        int cell = cell(row, column);
        return map != null && cell != NOTHING && live.contains(map.cells().get(cell));
    }

    List<Head> heads(int row, int column) {
        return heads.get(index(row, column));
    }
}
