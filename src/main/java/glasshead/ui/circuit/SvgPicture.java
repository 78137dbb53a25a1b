package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Receiver;
import glasshead.experiment.Texts;
import glasshead.pixels.Area;
import glasshead.ui.theme.Tones;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;

/// The picture of a circuit as SVG, as it is on screen and light.
final class SvgPicture {

    private static final double THICKEST = 9;
    private static final double THINNEST = 1.2;

    private SvgPicture() {}

    static String of(Shown shown, GraphLayout layout, Tones tones, double width, double height) {
        StringBuilder svg = new StringBuilder(Texts.format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
                + "font-family=\"monospace\" font-size=\"11\">%n", width, height));
        double largest = shown.largest();
        for (Edge edge : shown.kept()) {
            double[] c = layout.curve(edge);
            double score = shown.score(edge);
            double thick = Double.isNaN(score) || largest == 0 ? THINNEST : THINNEST + (THICKEST - THINNEST) * Math.abs(score) / largest;
            String colour = hex(score > 0 ? tones.distractor() : tones.answer());
            String path = Texts.format("M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f", c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
            svg.append(Texts.format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" stroke-opacity=\".6\">"
                    + "<title>%s %+.4f</title></path>%n", path, colour, thick, edge.toString().replace(">", "&gt;"), score));
        }
        Set<GraphNode> taking = GraphPainter.taking(shown);
        layout.places().forEach((node, area) -> {
            if (taking.contains(node)) {
                box(svg, node, area, hex(tones.text()));
                for (Receiver receiver : node.isHead() ? node.receivers() : List.<Receiver>of()) {
                    Point2D port = layout.port(receiver);
                    svg.append(Texts.format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\" fill=\"%s\"/>%n", port.getX(), port.getY(), hex(Ports
                            .colour(receiver.port(), false))));
                }
            }
        });
        return svg.append("</svg>\n").toString();
    }

    private static void box(StringBuilder svg, GraphNode node, Area at, String colour) {
        svg.append(Texts.format("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" fill=\"#fff\" stroke=\"%s\"/>%n", at
                .left(), at.top(), at.width(), at.height(), colour));
        svg.append(Texts.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" dominant-baseline=\"central\">%s</text>%n", at.left()
                + at.width() / 2, at.top() + at.height() / 2, node));
    }

    private static String hex(Color colour) {
        return Texts.format("#%02x%02x%02x", Math.round(255 * colour.getRed()), Math.round(255 * colour.getGreen()), Math.round(255
                * colour.getBlue()));
    }
}
