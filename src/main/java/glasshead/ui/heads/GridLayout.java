package glasshead.ui.heads;

import glasshead.experiment.Head;
import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;

/// Where the cells and labels of the head grid lie: layers are rows, heads columns, each cell a picture over a strip for its bar.
///
/// All sizes are logical pixels that are whole device pixels, so that cells stay crisp at any screen scale.
///
/// @param left      of the first column of cells
/// @param top       of the first row
/// @param wide      of a picture
/// @param high      of a picture
/// @param strip     height of the bar's strip below it
/// @param gap       between cells
/// @param scale     device pixels for each logical pixel
/// @param labelRoom width of the layers' labels at the left of the cells
record GridLayout(int layers, int heads, double left, double top, double wide, double high, double strip, double gap, double scale,
        double labelRoom) {

    private static final double LABEL_WIDTH_EMS = 2.1;
    private static final double LABEL_HEIGHT_EMS = 1.6;
    private static final double LARGEST_EMS = 10;
    /// What is still told apart and hit with the mouse.
    private static final double LEAST_EMS = 0.7;
    /// What the mark of a selected cell takes outside the cell.
    private static final double RING = 4;
    private static final double GAP_SHARE = 0.07;
    private static final double STRIP_SHARE = 0.11;
    private static final double LARGEST_GAP = 6;
    private static final double LARGEST_STRIP = 7;
    private static final double LARGEST_ROUND = 6;
    private static final double ROUND_SHARE = 0.2;
    private static final double POWER_SHARE = 0.34;
    private static final double POWER_LARGEST_EMS = 1.5;
    private static final double POWER_ROOM_EMS = 2.1;

    /// What is under a point.
    sealed interface Hit {

        /// A head's cell.
        record OfHead(Head head) implements Hit {
        }

        /// The label of a layer.
        record OfLayer(int layer) implements Hit {
        }

        /// The label of a head index.
        record OfIndex(int index) implements Hit {
        }

        /// Neither.
        record Nothing() implements Hit {
        }
    }

    /// The largest cells that fit both ways, within reason, and wider than high where there is more room across. Where there are too many
    /// layers for cells that can be hit they end below `height`.
    static GridLayout fit(int layers, int heads, double width, double height, double em, double scale) {
        double labels = whole(LABEL_WIDTH_EMS * em, scale);
        double top = whole(LABEL_HEIGHT_EMS * em, scale);
        double acrossRoom = (width - labels - RING) / Math.max(1, heads);
        double downRoom = (height - top - RING) / Math.max(1, layers);
        double pitch = Math.min(acrossRoom, downRoom);
        double gap = atLeastOne(Math.min(LARGEST_GAP, pitch * GAP_SHARE), scale);
        double strip = atLeastOne(Math.min(LARGEST_STRIP, pitch * STRIP_SHARE), scale);
        double down = Math.max(LEAST_EMS * em, downRoom - gap - strip);
        double high = atLeastOne(Math.min(LARGEST_EMS * em, Math.min(acrossRoom - gap, down)), scale);
        double wide = atLeastOne(Math.min(CellLayout.WIDEST * high, acrossRoom - gap), scale);
        double spare = Math.max(0, width - RING - labels - heads * (wide + gap));
        return new GridLayout(layers, heads, labels + whole(spare / 2, scale), top, wide, high, strip, gap, scale, labels);
    }

    private static double whole(double length, double scale) {
        return Math.floor(length * scale + 1e-6) / scale;
    }

    private static double atLeastOne(double length, double scale) {
        return Math.max(1 / scale, whole(length, scale));
    }

    /// Where the grid ends, marks included.
    double bottom() {
        return top + layers * (high + strip + gap) - gap + RING;
    }

    /// Picture and strip.
    Area cell(Head head) {
        return new Area(left + head.index() * (wide + gap), top + head.layer() * (high + strip + gap), wide, high + strip);
    }

    Area picture(Head head) {
        Area cell = cell(head);
        return new Area(cell.left(), cell.top(), wide, high);
    }

    Hit hit(double x, double y) {
        int index = (int) Math.floor((x - left + gap / 2) / (wide + gap));
        int layer = (int) Math.floor((y - top + gap / 2) / (high + strip + gap));
        boolean inColumns = index >= 0 && index < heads && x >= left;
        boolean inRows = layer >= 0 && layer < layers && y >= top;
        if (inColumns && inRows) {
            return new Hit.OfHead(new Head(layer, index));
        }
        if (inRows && x >= left - labelRoom && x < left) {
            return new Hit.OfLayer(layer);
        }
        return inColumns && y >= 0 && y < top ? new Hit.OfIndex(index) : new Hit.Nothing();
    }

    /// Whether cells are large enough to hold a power icon beside room to click.
    boolean hasPower(double em) {
        return high >= POWER_ROOM_EMS * em;
    }

    /// The square of the power icon in the upper right corner of a cell.
    Area power(Head head, double em) {
        double size = Math.min(POWER_LARGEST_EMS * em, high * POWER_SHARE);
        Area cell = cell(head);
        return new Area(cell.right() - size - 2, cell.top() + 2, size, size);
    }

    /// Width and height of the arc of a cell's corners; of small cells they would make circles.
    double round() {
        return Math.min(LARGEST_ROUND, Math.min(wide, high) * ROUND_SHARE);
    }

    /// Every how many columns a label of this width has room.
    int labelStep(double labelWidth) {
        return Math.max(1, (int) Math.ceil(labelWidth / (wide + gap)));
    }
}
