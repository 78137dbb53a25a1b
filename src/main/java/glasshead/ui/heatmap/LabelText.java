package glasshead.ui.heatmap;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide text is in a font, and as much of it as fits.
public final class LabelText {

    private static final String ELLIPSIS = "…";

    private final Text ruler = new Text();
    private final Map<String, Double> widths = new HashMap<>();

    public LabelText(Font font) {
        ruler.setFont(font);
    }

    public Font font() {
        return ruler.getFont();
    }

    public double width(String text) {
        return widths.computeIfAbsent(text, added -> {
            ruler.setText(added);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    public double lineHeight() {
        ruler.setText("Mg");
        return ruler.getLayoutBounds().getHeight();
    }

    /// The text, its end cut off where it would be wider than `room`.
    public String fitted(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + ELLIPSIS) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + ELLIPSIS;
    }
}
