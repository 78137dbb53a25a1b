package glasshead.ui.heatmap;

import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;
import java.util.List;

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

    private static final double LARGEST_SHARE = 0.3;
    private static final double LONGEST_LABEL_IN_LINES = 9;
    private static final double SINE = Math.sin(Math.toRadians(SLANT));
    private static final double COSINE = Math.cos(Math.toRadians(SLANT));

    static HeatmapGeometry of(Heatmap heatmap, Viewpoint viewpoint, LabelText text, double width, double height, double screenScale) {
        double longest = LONGEST_LABEL_IN_LINES * text.lineHeight();
        double rowLabels = Math.min(widest(heatmap.rowLabels(), text), Math.min(longest, LARGEST_SHARE * width));
        double columnLabels = Math.min(widest(heatmap.columnLabels(), text), Math.min(longest, LARGEST_SHARE * height));
        HeatmapGeometry level = of(heatmap, viewpoint, new double[] {rowLabels, columnLabels, text.lineHeight()}, width, height, screenScale, false);
        return columnLabels + GAP / 2 <= level.layout.cell() ? level
                : of(heatmap, viewpoint, new double[] {rowLabels, columnLabels, text.lineHeight()}, width, height, screenScale, true);
    }

    private static HeatmapGeometry of(Heatmap heatmap, Viewpoint viewpoint, double[] labels, double width, double height,
                                      double screenScale, boolean slanted) {
        double left = labels[0] + GAP;
        double top = slanted ? labels[1] * SINE + labels[2] * COSINE + GAP : labels[2] + GAP;
        double overhang = slanted ? labels[1] * COSINE : 0;
        Area area = new Area(left, top, Math.max(1, width - left - overhang), Math.max(1, height - top - 2));
        Viewpoint.Frame frame = new Viewpoint.Frame(heatmap.cells().rows(), heatmap.cells().columns(), area, screenScale);
        return new HeatmapGeometry(frame, viewpoint.layout(frame), labels[0], labels[1], slanted);
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

    int firstRow() {
        return Math.max(0, layout.rowAt(sight().top()));
    }

    int lastRow() {
        return Math.min(layout.rows() - 1, layout.rowAt(sight().bottom() - 1));
    }

    int firstColumn() {
        return Math.max(0, layout.columnAt(sight().left()));
    }

    int lastColumn() {
        return Math.min(layout.columns() - 1, layout.columnAt(sight().right() - 1));
    }

    private static double widest(List<String> labels, LabelText text) {
        return labels.stream().mapToDouble(text::width).max().orElse(0);
    }
}
