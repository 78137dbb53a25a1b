package glasshead.checkpoint;

import glasshead.experiment.Texts;

/// Sizes for people, in the decimal units that disks are sold in.
public final class Bytes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1000;

    private Bytes() {}

    /// `548 MB`, `1.5 GB`.
    public static String text(double bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= STEP - 0.5 && unit < UNITS.length - 1) {
            shown /= STEP;
            unit++;
        }
        return Texts.format(shown < 9.95 && unit > 0 ? "%.1f %s" : "%.0f %s", shown, UNITS[unit]);
    }
}
