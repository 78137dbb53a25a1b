package glasshead.ui.heatmap;

import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.function.IntToDoubleFunction;

/// Where the parts of a labelled matrix lie in its region: row labels at the left, column labels on top (slanted where they do not
/// fit above their column), the matrix in the rest.
///
/// @param rowLabelRoom    how wide a row label may be
/// @param columnLabelRoom how long a column label may be
/// @param slanted         whether column labels are slanted
record HeatmapGeometry(Viewpoint.Frame frame, CellLayout layout, double rowLabelRoom, double columnLabelRoom, boolean slanted) {

    /// In degrees, upwards.
    static final double SLANT = 64;
    static final double GAP = 8;

    /// Below the last row, for the outline of a locked one.
    private static final double OUTLINE_ROOM = 2;
    private static final double LARGEST_SHARE = 0.3;
    private static final double LONGEST_LABEL_IN_LINES = 9;
    private static final double SINE = Math.sin(Math.toRadians(SLANT));
    private static final double COSINE = Math.cos(Math.toRadians(SLANT));

    static HeatmapGeometry of(Heatmap heatmap, Viewpoint viewpoint, LabelText text, double width, double height, double screenScale) {
        double longest = LONGEST_LABEL_IN_LINES * text.lineHeight();
        double rowLabels = Math.min(widest(heatmap.rowLabels(), text), Math.min(longest, LARGEST_SHARE * width));
        double columnLabels = Math.min(widest(heatmap.columnLabels(), text), Math.min(longest, LARGEST_SHARE * height));
        Labels labels = new Labels(rowLabels, columnLabels, text.lineHeight());
        Viewpoint.Frame level = new Viewpoint.Frame(rows(heatmap), columns(heatmap), labels.area(width, height, false), screenScale);
        boolean slanted = columnLabels + GAP / 2 > viewpoint.layout(level).width();
        Viewpoint.Frame frame = slanted
                ? new Viewpoint.Frame(rows(heatmap), columns(heatmap), labels.area(width, height, true), screenScale) : level;
        return new HeatmapGeometry(frame, viewpoint.layout(frame), rowLabels, columnLabels, slanted);
    }

    private record Labels(double rows, double columns, double line) {

        /// What labels leave to the matrix.
        Area area(double width, double height, boolean slanted) {
            double left = rows + GAP;
            double top = slanted ? columns * SINE + line * COSINE + GAP : line + GAP;
            double overhang = slanted ? columns * COSINE : 0;
            return new Area(left, top, Math.max(1, width - left - overhang), Math.max(1, height - top - OUTLINE_ROOM));
        }
    }

    private static int rows(Heatmap heatmap) {
        return heatmap.cells().rows();
    }

    private static int columns(Heatmap heatmap) {
        return heatmap.cells().columns();
    }

    /// What a column label takes of the axis, so that slanted ones do not touch either.
    double columnLabelPitch(double lineHeight) {
        return slanted ? lineHeight / SINE : columnLabelRoom + GAP;
    }

    /// The part of the matrix that is in sight.
    Area sight() {
        Area all = layout.area();
        Area area = frame.area();
        double left = Math.max(all.left(), area.left());
        double top = Math.max(all.top(), area.top());
        return new Area(left, top, Math.min(all.right(), area.right()) - left, Math.min(all.bottom(), area.bottom()) - top);
    }

    /// What lies at a point: a cell, or the row or column whose label is there.
    Pointed at(double x, double y) {
        Area sight = sight();
        boolean inRows = y >= sight.top() && y < sight.bottom();
        if (sight.contains(x, y)) {
            return new Pointed(layout.rowAt(y), layout.columnAt(x));
        }
        if (inRows && x < sight.left()) {
            return new Pointed(layout.rowAt(y), Pointed.NONE);
        }
        double footX = slanted ? x - (sight.top() - y) * COSINE / SINE : x;
        boolean inColumns = footX >= sight.left() && footX < sight.right();
        return inColumns && y < sight.top() ? new Pointed(Pointed.NONE, layout.columnAt(footX)) : Pointed.NOTHING;
    }

    /// The first row whose middle is in sight, so that its label is not cut.
    int firstRow() {
        return first(layout.height() / 2, layout::rowAt, layout::y, sight().top());
    }

    int lastRow() {
        return last(layout.height() / 2, layout.rows(), layout::rowAt, layout::y, sight().bottom());
    }

    int firstColumn() {
        return first(layout.width() / 2, layout::columnAt, layout::x, sight().left());
    }

    int lastColumn() {
        return last(layout.width() / 2, layout.columns(), layout::columnAt, layout::x, sight().right());
    }

    /// Of several cells on one pixel the first.
    private static int first(double half, DoubleToIntFunction hit, IntToDoubleFunction edge, double begin) {
        int first = Math.max(0, hit.applyAsInt(begin + half));
        while (first > 0 && edge.applyAsDouble(first - 1) + half >= begin) {
            first--;
        }
        return first;
    }

    private static int last(double half, int count, DoubleToIntFunction hit, IntToDoubleFunction edge, double end) {
        int last = Math.min(count - 1, hit.applyAsInt(end - half));
        while (last < count - 1 && edge.applyAsDouble(last + 1) + half <= end) {
            last++;
        }
        return last;
    }

    private static double widest(List<String> labels, LabelText text) {
        return labels.stream().mapToDouble(text::width).max().orElse(0);
    }
}
