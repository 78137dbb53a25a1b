package glasshead.ui.heatmap;

import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;

/// How far a matrix is zoomed in, and which part of it is in sight.
///
/// @param zoom   1 = all of it fits
/// @param top  how many cells lie above what is in sight
/// @param left how many cells lie left of what is in sight
record Viewpoint(double zoom, double top, double left) {

    static final Viewpoint FIT = new Viewpoint(1, 0, 0);

    /// Cells of a matrix that fits grow no larger than this.
    private static final double LARGEST_FITTED = 72;
    private static final double LARGEST_ZOOMED = 96;

    /// The matrix and the rectangle that it is seen through.
    record Frame(int rows, int columns, Area area, double screenScale) {
    }

    CellLayout layout(Frame frame) {
        Area area = frame.area();
        double fitted = fitted(frame);
        double cell = Math.min(zoom * fitted, Math.max(LARGEST_ZOOMED, fitted));
        CellLayout sized = Pooled.layout(frame, area.left(), area.top(), cell);
        return Pooled.layout(frame,
                area.left() + clamped(-left * sized.cell(), area.width(), sized.area().width()),
                area.top() + clamped(-top * sized.cell(), area.height(), sized.area().height()), cell);
    }

    /// The largest cell with which all of the matrix is in sight.
    private static double fitted(Frame frame) {
        Area area = frame.area();
        double room = Math.min(area.width() / Math.max(1, frame.columns()), area.height() / Math.max(1, frame.rows()));
        return Pooled.layout(frame, area.left(), area.top(), Math.min(LARGEST_FITTED, room)).cell();
    }

    /// Zoomed by `factor` with the point that is at (x, y) staying there.
    Viewpoint zoomed(double factor, double x, double y, Frame frame) {
        CellLayout before = layout(frame);
        double fitted = FIT.layout(frame).cell();
        double changed = Math.clamp(zoom * factor, 1, Math.max(1, LARGEST_ZOOMED / fitted));
        double cell = new Viewpoint(changed, 0, 0).layout(frame).cell();
        double column = (x - before.left()) / before.cell();
        double row = (y - before.top()) / before.cell();
        return new Viewpoint(changed, row - (y - frame.area().top()) / cell, column - (x - frame.area().left()) / cell).within(frame);
    }

    Viewpoint moved(double dx, double dy, Frame frame) {
        double cell = layout(frame).cell();
        return new Viewpoint(zoom, top - dy / cell, left - dx / cell).within(frame);
    }

    /// Moved by as little as brings the cell into sight.
    Viewpoint showing(int row, int column, Frame frame) {
        CellLayout layout = layout(frame);
        Area area = frame.area();
        double dx = inward(layout.x(column), layout.cell(), area.left(), area.right());
        double dy = inward(layout.y(row), layout.cell(), area.top(), area.bottom());
        return moved(dx, dy, frame);
    }

    private Viewpoint within(Frame frame) {
        if (zoom == 1) {
            return FIT;
        }
        CellLayout layout = layout(frame);
        return new Viewpoint(zoom, (frame.area().top() - layout.top()) / layout.cell(), (frame.area().left() - layout.left()) / layout
                .cell());
    }

    private static double inward(double start, double size, double low, double high) {
        if (start < low) {
            return low - start;
        }
        return start + size > high ? high - start - size : 0;
    }

    private static double clamped(double shift, double room, double size) {
        return Math.clamp(shift, Math.min(0, room - size), 0);
    }
}
