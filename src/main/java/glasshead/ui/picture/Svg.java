package glasshead.ui.picture;

import glasshead.experiment.Texts;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// How SVG writes colours, fonts and text.
public final class Svg {

    private Svg() {}

    /// @param body   elements
    /// @param behind the colour of the page
    public static String document(String title, double width, double height, Color behind, CharSequence body) {
        return Texts.format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\" viewBox=\"0 0 %1$.0f %2$.0f\">%n",
                width, height) + "<title>" + escaped(title) + "</title>\n" + Texts.format("<rect width=\"%.0f\" height=\"%.0f\"%s/>%n",
                        width, height, paint("fill", behind, 1)) + body + "</svg>\n";
    }

    public static String colour(Color colour) {
        return Texts.format("#%02x%02x%02x", Math.round(255 * colour.getRed()), Math.round(255 * colour.getGreen()), Math.round(255 * colour
                .getBlue()));
    }

    /// @param what  `fill` or `stroke`
    /// @param alpha on top of the colour's own
    public static String paint(String what, Color colour, double alpha) {
        double opacity = colour.getOpacity() * alpha;
        return Texts.format(" %s=\"%s\"", what, colour(colour)) + (opacity < 1 ? Texts.format(" %s-opacity=\"%.3f\"", what, opacity) : "");
    }

    /// The beginning of an element of text, whose line begins at a place.
    public static String text(Font font, double x, double y) {
        String family = font.getFamily().replaceAll(" (SemiBold|Medium)$", "");
        String like = family.contains("Mono") ? "monospace" : "sans-serif";
        boolean strong = font.getName().matches(".*(SemiBold|Bold|Medium).*");
        return Texts.format("text x=\"%.2f\" y=\"%.2f\" font-family=\"%s, %s\" font-size=\"%.2f\"%s xml:space=\"preserve\"", x, y,
                escaped(family), like, font.getSize(), strong ? " font-weight=\"600\"" : "");
    }

    /// Without the characters that XML has no way to write.
    public static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd").replace("&", "&amp;").replace("<", "&lt;")
                .replace(">", "&gt;").replace("\"", "&quot;");
    }
}
