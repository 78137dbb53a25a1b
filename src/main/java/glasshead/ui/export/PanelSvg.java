package glasshead.ui.export;

import glasshead.experiment.Texts;
import glasshead.ui.picture.Svg;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import javafx.scene.Node;
import javafx.scene.paint.Color;

/// A panel as SVG: caption, and what the scene draws of it, as shapes and text.
///
/// @param picture what is drawn
record PanelSvg(PanelPicture picture) {

    private static final double PADDING = 12;
    private static final double LINE = 1.5;

    String text() {
        return picture.withoutButtons(this::written);
    }

    private String written() {
        double em = Fonts.size(picture.options().largeText().get());
        Tones tones = Tones.of(picture.options());
        double width = 2 * PADDING + picture.parts().stream().mapToDouble(part -> part.getLayoutBounds().getWidth()).max().orElse(0);
        PanelPicture.Caption caption = picture.caption();
        StringBuilder body = new StringBuilder();
        double y = PADDING;
        y = line(body, caption.title(), y, em, tones.text(), true);
        y = line(body, caption.about(), y, em, tones.muted(), false);
        y = line(body, caption.legend(), y, 0.86 * em, tones.muted(), false);
        for (Node part : picture.parts()) {
            y += em / 2;
            body.append(Texts.format("<g transform=\"translate(%.2f %.2f)\">%n", PADDING, y));
            new SvgNodes(part, body).write();
            body.append("</g>\n");
            y += part.getLayoutBounds().getHeight();
        }
        return Svg.document(caption.title(), width, y + PADDING, tones.surface(), body);
    }

    private static double line(StringBuilder body, String text, double y, double size, Color colour, boolean strong) {
        if (text.isEmpty()) {
            return y;
        }
        body.append(Texts.format("<text x=\"%.2f\" y=\"%.2f\" font-family=\"Inter, sans-serif\" font-size=\"%.2f\"%s fill=\"%s\">%s"
                + "</text>%n", PADDING, y + size, size, strong ? " font-weight=\"600\"" : "", Svg.colour(colour), Svg.escaped(
                        text)));
        return y + LINE * size;
    }
}
