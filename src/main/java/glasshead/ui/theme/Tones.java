package glasshead.ui.theme;

import glasshead.ui.options.ViewOptions;
import javafx.scene.paint.Color;

/// The theme's colours for canvases, which no style sheet reaches: the same as in `light.css` and `dark.css`.
///
/// @param answer     what pushes the answer; the soft one is for "before"
/// @param distractor what pushes the distractor
/// @param ghost      what was before, where it has no sign
/// @param selected   behind a selected row
public record Tones(Color surface, Color border, Color text, Color muted, Color accent, Color answer, Color answerSoft,
        Color distractor, Color distractorSoft, Color ghost, Color selected) {

    private static final Tones LIGHT = parse("#ffffff", "#e3e6ea", "#16191d", "#626977", "#3566ee", "#0f7c86", "#a2cbcf",
            "#bf510d", "#efc6ab", "#b9bdc7", "#edf2fe");
    private static final Tones DARK = parse("#1a2028", "#2a323d", "#e6e9ee", "#8f99a7", "#7b9dff", "#35b4be", "#225c64",
            "#f08a4b", "#74492f", "#566070", "#212c44");

    public static Tones of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    public static Tones of(ViewOptions options) {
        return of(options.dark().get());
    }

    private static Tones parse(String... hex) {
        Color[] c = new Color[hex.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = Color.web(hex[i]);
        }
        return new Tones(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10]);
    }
}
