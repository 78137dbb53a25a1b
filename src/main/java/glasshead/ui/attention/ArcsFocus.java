package glasshead.ui.attention;

import glasshead.session.Selection;
import glasshead.ui.heatmap.Pointed;

/// Whose lines are drawn: those of the token pointed at, else of the locked ones, else all.
///
/// @param query only lines from it, or [Selection#NONE]
/// @param key   only lines to it, or [Selection#NONE]
record ArcsFocus(int query, int key) {

    /// @param hovered a token hovered in another panel: its lines as a query
    static ArcsFocus of(Pointed pointed, int lockedQuery, int lockedKey, int hovered) {
        if (!pointed.equals(Pointed.NOTHING)) {
            return new ArcsFocus(pointed.row(), pointed.column());
        }
        return hovered == Selection.NONE ? new ArcsFocus(lockedQuery, lockedKey) : new ArcsFocus(hovered, Selection.NONE);
    }

    boolean isAll() {
        return query == Selection.NONE && key == Selection.NONE;
    }

    boolean has(int fromQuery, int toKey) {
        return isAll() || fromQuery == query || toKey == key;
    }
}
