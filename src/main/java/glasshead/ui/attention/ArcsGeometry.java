package glasshead.ui.attention;

import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.Pointed;

/// Where tokens and lines lie in the arcs picture: queries in a column at the left, keys in one at the right, all in sight when they
/// fit and scrolled when they do not.
///
/// @param left   where lines start
/// @param right  where lines end
/// @param top    of the first row, negative when scrolled down
/// @param pitch  from one row to the next
/// @param header height of the columns' names
record ArcsGeometry(int length, double left, double right, double top, double pitch, double header, double height) {

    static final double GAP = 8;

    private static final double LEAST_LINES = 1.35;
    private static final double MOST_LINES = 2.2;
    private static final double WIDEST = 620;
    private static final double LARGEST_LABEL_SHARE = 0.22;

    static ArcsGeometry of(ShownAttention shown, LabelText text, double width, double height, double scroll) {
        double line = text.lineHeight();
        double header = 1.6 * line;
        double pitch = Math.clamp((height - header) / Math.max(1, shown.length()), LEAST_LINES * line, MOST_LINES * line);
        double labels = labelRoom(shown, text, width) + valueRoom(text) + 2 * GAP;
        double used = Math.min(width, WIDEST + 2 * labels);
        double start = (width - used) / 2;
        double hidden = Math.max(0, shown.length() * pitch - (height - header));
        double top = header - Math.clamp(scroll, 0, hidden);
        return new ArcsGeometry(shown.length(), start + labels, start + used - labels, top, pitch, header, height);
    }

    static double labelRoom(ShownAttention shown, LabelText text, double width) {
        double widest = shown.labels().stream().mapToDouble(text::width).max().orElse(0);
        return Math.min(widest, LARGEST_LABEL_SHARE * width);
    }

    static double valueRoom(LabelText text) {
        return text.width("+00.00");
    }

    /// How far it can be scrolled.
    double hidden() {
        return Math.max(0, length * pitch - (height - header));
    }

    double center(int position) {
        return top + (position + 0.5) * pitch;
    }

    boolean inSight(int position) {
        return center(position) > header - pitch && center(position) < height + pitch;
    }

    /// The query or key whose token is at a point; nothing between the columns.
    Pointed at(double x, double y) {
        int position = (int) Math.floor((y - top) / pitch);
        if (y < header || position < 0 || position >= length) {
            return Pointed.NOTHING;
        }
        if (x <= left) {
            return new Pointed(position, Pointed.NONE);
        }
        return x >= right ? new Pointed(Pointed.NONE, position) : Pointed.NOTHING;
    }
}
