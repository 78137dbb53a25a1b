package glasshead.ui.heatmap;

/// What the pointer or the keyboard's cursor is on: a cell, a whole row or column (at its label), or nothing.
///
/// @param row    or [#NONE]
/// @param column or [#NONE]
public record Pointed(int row, int column) {

    public static final int NONE = -1;

    public static final Pointed NOTHING = new Pointed(NONE, NONE);

    public boolean isCell() {
        return row != NONE && column != NONE;
    }

    public boolean isRow() {
        return row != NONE && column == NONE;
    }

    public boolean isColumn() {
        return row == NONE && column != NONE;
    }
}
