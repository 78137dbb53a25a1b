package glasshead.ui.lens;

/// Where the cells of a lens lie: names of places at the left and tokens on top stay, the cells scroll below them. In logical pixels.
///
/// @param labels    how wide the names of places are
/// @param head      how high the line of tokens is
/// @param left      how far the cells are scrolled to the left
/// @param top       how far they are scrolled up
/// @param width     of all
/// @param height    of all
record LensLayout(double labels, double head, double cellWidth, double rowHeight, int columns, int rows, double left, double top,
        double width, double height) {

    double x(int column) {
        return labels + column * cellWidth - left;
    }

    double y(int row) {
        return head + row * rowHeight - top;
    }

    /// Or -1.
    int column(double x) {
        int column = (int) Math.floor((x - labels + left) / cellWidth);
        return x < labels || column >= columns ? -1 : column;
    }

    /// Or -1.
    int row(double y) {
        int row = (int) Math.floor((y - head + top) / rowHeight);
        return y < head || row >= rows ? -1 : row;
    }

    int firstColumn() {
        return (int) Math.floor(left / cellWidth);
    }

    /// Behind the last one in sight.
    int endColumn() {
        return Math.min(columns, (int) Math.ceil((left + width - labels) / cellWidth));
    }

    int firstRow() {
        return (int) Math.floor(top / rowHeight);
    }

    int endRow() {
        return Math.min(rows, (int) Math.ceil((top + height - head) / rowHeight));
    }

    /// How far they can be scrolled to the left.
    double mostLeft() {
        return Math.max(0, columns * cellWidth - (width - labels));
    }

    double mostTop() {
        return Math.max(0, rows * rowHeight - (height - head));
    }
}
