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
        double height = Math.min(zoom * fitted, Math.max(LARGEST_ZOOMED, fitted));
        double width = height * wider(frame, fitted);
        CellLayout sized = Pooled.layout(frame, area.left(), area.top(), width, height);
        return Pooled.layout(frame,
                area.left() + clamped(-left * sized.width(), area.width(), sized.area().width()),
                area.top() + clamped(-top * sized.height(), area.height(), sized.area().height()), width, height);
    }

    /// How much wider than high cells are: 1 where the room is not, and where they share pixels.
    private static double wider(Frame frame, double fitted) {
        double room = Math.min(LARGEST_FITTED, frame.area().width() / Math.max(1, frame.columns()));
        return fitted * frame.screenScale() < 1 ? 1 : Math.clamp(room / fitted, 1, CellLayout.WIDEST);
    }

    /// The largest square cell with which all of the matrix is in sight.
    private static double fitted(Frame frame) {
        Area area = frame.area();
        double room = Math.min(area.width() / Math.max(1, frame.columns()), area.height() / Math.max(1, frame.rows()));
        return Pooled.layout(frame, area.left(), area.top(), Math.min(LARGEST_FITTED, room), Math.min(LARGEST_FITTED, room)).height();
    }

    /// Zoomed by `factor` with the point that is at (x, y) staying there.
    Viewpoint zoomed(double factor, double x, double y, Frame frame) {
        CellLayout before = layout(frame);
        double fitted = FIT.layout(frame).height();
        double changed = Math.clamp(zoom * factor, 1, Math.max(1, LARGEST_ZOOMED / fitted));
        CellLayout after = new Viewpoint(changed, 0, 0).layout(frame);
        double column = (x - before.left()) / before.width();
        double row = (y - before.top()) / before.height();
        return new Viewpoint(changed, row - (y - frame.area().top()) / after.height(), column - (x - frame.area().left()) / after
                .width()).within(frame);
    }

    Viewpoint moved(double dx, double dy, Frame frame) {
        CellLayout now = layout(frame);
        return new Viewpoint(zoom, top - dy / now.height(), left - dx / now.width()).within(frame);
    }

    /// Moved by as little as brings the cell into sight.
    Viewpoint showing(int row, int column, Frame frame) {
        CellLayout layout = layout(frame);
        Area area = frame.area();
        double dx = inward(layout.x(column), layout.width(), area.left(), area.right());
        double dy = inward(layout.y(row), layout.height(), area.top(), area.bottom());
        return moved(dx, dy, frame);
    }

    private Viewpoint within(Frame frame) {
        if (zoom == 1) {
            return FIT;
        }
        CellLayout layout = layout(frame);
        return new Viewpoint(zoom, (frame.area().top() - layout.top()) / layout.height(), (frame.area().left() - layout.left())
                / layout.width());
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
