package glasshead.ui.theme;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;

/// Text that can be read on any colour.
public final class TextOn {

    /// Relative luminance at which black and white text have the same contrast.
    private static final double MIDDLE_LUMINANCE = 0.179;
    /// The same, for pure black.
    private static final double PICTURE_LUMINANCE = 0.18;
    private static final Color DARK = Color.web("#16191d");

    private TextOn() {}

    public static Color colour(Color background) {
        return luminance(background) > MIDDLE_LUMINANCE ? DARK : Color.WHITE;
    }

    /// On a picture, whose text is wholly black or white.
    public static Color blackOrWhite(int argb) {
        return luminance(opaque(argb)) > PICTURE_LUMINANCE ? Color.BLACK : Color.WHITE;
    }

    /// Puts a label on a colour of a scale.
    public static void wear(Label label, int argb, CornerRadii corners) {
        Color colour = opaque(argb);
        label.setBackground(new Background(new BackgroundFill(colour, corners, Insets.EMPTY)));
        label.setTextFill(colour(colour));
    }

    private static Color opaque(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    /// Relative, as in WCAG 2.
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
