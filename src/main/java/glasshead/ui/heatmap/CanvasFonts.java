package glasshead.ui.heatmap;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// Fonts for canvases, as large as style sheets make the text around them.
public final class CanvasFonts {

    private static final double SMALL = 0.86;

    private CanvasFonts() {}

    /// For tokens.
    public static Font token(ViewOptions options) {
        return Font.font(Fonts.MONO, SMALL * Fonts.size(options.largeText().get()));
    }

    /// For tokens that are pointed at or locked; as wide as the others.
    public static Font strongToken(ViewOptions options) {
        return Font.font(Fonts.MONO, FontWeight.BOLD, SMALL * Fonts.size(options.largeText().get()));
    }

    /// For numbers at legends.
    public static Font small(ViewOptions options) {
        return Font.font(Fonts.TEXT, SMALL * Fonts.size(options.largeText().get()));
    }
}
