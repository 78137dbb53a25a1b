package glasshead.ui.picture;

import glasshead.experiment.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// How shapes and text are drawn, as a canvas begins, and how SVG writes that.
final class SvgPen {

    Color fill = Color.BLACK;
    Color stroke = Color.BLACK;
    double width = 1;
    double[] dashes = {};
    StrokeLineCap cap = StrokeLineCap.SQUARE;
    double alpha = 1;
    Font font = Font.getDefault();
    TextAlignment align = TextAlignment.LEFT;
    VPos baseline = VPos.BASELINE;
    /// Elements that are open since it was saved.
    int open;

    /// The same, with nothing open.
    SvgPen copy() {
        SvgPen same = new SvgPen();
        same.fill = fill;
        same.stroke = stroke;
        same.width = width;
        same.dashes = dashes;
        same.cap = cap;
        same.alpha = alpha;
        same.font = font;
        same.align = align;
        same.baseline = baseline;
        return same;
    }

    /// Attributes of what is filled.
    String filled() {
        return Svg.paint("fill", fill, alpha);
    }

    /// Attributes of what is stroked.
    String stroked() {
        String lengths = Arrays.stream(dashes).mapToObj(length -> Texts.format("%.1f", length)).collect(Collectors.joining(" "));
        String dashed = lengths.isEmpty() ? "" : " stroke-dasharray=\"" + lengths + "\"";
        return " fill=\"none\"" + Svg.paint("stroke", stroke, alpha) + Texts.format(" stroke-width=\"%.2f\"", width)
                + " stroke-linecap=\"" + cap.name().toLowerCase(Locale.ROOT) + "\"" + dashed;
    }

    String anchor() {
        return switch (align) {
            case CENTER -> " text-anchor=\"middle\"";
            case RIGHT -> " text-anchor=\"end\"";
            default -> "";
        };
    }

    /// From where a text is placed down to the line that it stands on. Programs that draw SVG differ in what they know of other lines.
    ///
    /// @param ruler any text
    double belowReference(Text ruler) {
        ruler.setFont(font);
        return ruler.getBaselineOffset() - switch (baseline) {
            case TOP -> 0;
            case CENTER -> ruler.getLayoutBounds().getHeight() / 2;
            case BOTTOM -> ruler.getLayoutBounds().getHeight();
            case BASELINE -> ruler.getBaselineOffset();
        };
    }
}
