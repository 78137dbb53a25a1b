package glasshead.ui.format;

import glasshead.ui.options.ViewOptions;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// The fonts of canvases and of layouts counted in em: as large as the style sheet's root font.
///
/// @param em the root font size in pixels
public record CanvasFonts(double em) {

    private static final double NORMAL = 13;
    private static final double LARGE = 18;
    private static final String UI = "Inter";
    private static final String MONO = "JetBrains Mono";

    public static CanvasFonts of(ViewOptions options) {
        return new CanvasFonts(options.largeText().get() ? LARGE : NORMAL);
    }

    public Font ui(double ems) {
        return Font.font(UI, ems * em);
    }

    public Font mono(double ems) {
        return Font.font(MONO, ems * em);
    }

    public Font monoBold(double ems) {
        return Font.font(MONO, FontWeight.BOLD, ems * em);
    }
}
