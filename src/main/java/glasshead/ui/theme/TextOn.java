package glasshead.ui.theme;

import javafx.scene.paint.Color;

/// Text that can be read on any colour.
public final class TextOn {

    /// Relative luminance at which black and white text have the same contrast.
    private static final double MIDDLE_LUMINANCE = 0.179;
    private static final Color DARK = Color.web("#16191d");

    private TextOn() {}

    public static Color colour(Color background) {
        return luminance(background) > MIDDLE_LUMINANCE ? DARK : Color.WHITE;
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
