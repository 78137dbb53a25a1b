package glasshead.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled fonts, so that figures line up and tokens look the same on every computer.
public final class Fonts {

    /// For everything but tokens; its figures are all of one width.
    public static final String TEXT = "Inter";
    public static final String TEXT_MEDIUM = "Inter Medium";
    public static final String TEXT_SEMIBOLD = "Inter SemiBold";
    /// For tokens, head names and code.
    public static final String MONO = "JetBrains Mono";
    public static final String MONO_MEDIUM = "JetBrains Mono Medium";

    private static final double NORMAL_SIZE = 13;
    private static final double LARGE_SIZE = 18;
    private static final List<String> FILES = List.of("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold",
            "JetBrainsMono-Regular", "JetBrainsMono-Medium", "JetBrainsMono-Bold");

    private static boolean loaded;

    private Fonts() {}

    /// The root font size in pixels: what 1em is.
    public static double size(boolean large) {
        return large ? LARGE_SIZE : NORMAL_SIZE;
    }

    /// Makes the fonts known to JavaFX; further calls do nothing. To be called before the first panel is made: a canvas that asks for a
    /// font that is not known yet gets another one without a word, and keeps it.
    public static synchronized void load() {
        if (!loaded) {
            FILES.forEach(Fonts::load);
            loaded = true;
        }
    }

    private static void load(String name) {
        String path = "/assets/fonts/" + name + ".ttf";
        try (InputStream file = Fonts.class.getResourceAsStream(path)) {
            if (Font.loadFont(file, NORMAL_SIZE) == null) {
                throw new IllegalStateException("JavaFX can't read the bundled font " + path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the bundled font " + path, e);
        }
    }
}
