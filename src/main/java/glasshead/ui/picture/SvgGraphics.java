package glasshead.ui.picture;

import glasshead.experiment.Texts;
import glasshead.pixels.Raster;
import glasshead.pixels.Rectangles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Writes what is drawn as elements of SVG.
public final class SvgGraphics implements Graphics {

    private final StringBuilder svg;
    private final Deque<SvgPen> saved = new ArrayDeque<>();
    private final StringBuilder path = new StringBuilder();
    private final Text ruler = new Text("Mg");
    private SvgPen pen = new SvgPen();

    /// @param svg the elements are added at its end
    public SvgGraphics(StringBuilder svg) {
        this.svg = svg;
    }

    @Override
    public void setFill(Color colour) {
        pen.fill = colour;
    }

    @Override
    public void setStroke(Color colour) {
        pen.stroke = colour;
    }

    @Override
    public void setLineWidth(double width) {
        pen.width = width;
    }

    @Override
    public void setLineDashes(double... lengths) {
        pen.dashes = lengths.clone();
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        pen.cap = cap;
    }

    @Override
    public void setGlobalAlpha(double alpha) {
        pen.alpha = alpha;
    }

    @Override
    public void setFont(Font font) {
        pen.font = font;
    }

    @Override
    public Font getFont() {
        return pen.font;
    }

    @Override
    public void setTextAlign(TextAlignment align) {
        pen.align = align;
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        pen.baseline = baseline;
    }

    @Override
    public void save() {
        saved.push(pen);
        pen = pen.copy();
    }

    @Override
    public void restore() {
        svg.append("</g>\n".repeat(pen.open));
        pen = saved.pop();
    }

    @Override
    public void translate(double x, double y) {
        open(Texts.format("transform=\"translate(%.2f %.2f)\"", x, y));
    }

    @Override
    public void rotate(double degrees) {
        open(Texts.format("transform=\"rotate(%.2f)\"", degrees));
    }

    private void open(String attribute) {
        svg.append("<g ").append(attribute).append(">\n");
        pen.open++;
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        filled(box(x, y, width, height));
    }

    @Override
    public void strokeRect(double x, double y, double width, double height) {
        stroked(box(x, y, width, height));
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        filled(box(x, y, width, height) + rounding(arcWidth, arcHeight));
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        stroked(box(x, y, width, height) + rounding(arcWidth, arcHeight));
    }

    private static String box(double x, double y, double width, double height) {
        return Texts.format("rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"", x, y, Math.max(0, width), Math.max(0, height));
    }

    private static String rounding(double arcWidth, double arcHeight) {
        return Texts.format(" rx=\"%.2f\" ry=\"%.2f\"", arcWidth / 2, arcHeight / 2);
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        filled(oval(x, y, width, height));
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        stroked(oval(x, y, width, height));
    }

    private static String oval(double x, double y, double width, double height) {
        return Texts.format(
                "ellipse cx=\"%.2f\" cy=\"%.2f\" rx=\"%.2f\" ry=\"%.2f\"", x + width / 2, y + height / 2, width / 2, height / 2);
    }

    /// Angles go against the clock, from three o'clock.
    @Override
    public void strokeArc(double x, double y, double width, double height, double start, double extent, ArcType closure) {
        double end = start + extent;
        stroked(Texts.format("path d=\"M%.2f %.2fA%.2f %.2f 0 %d %d %.2f %.2f%s\"", onOval(x, width, Math.cos(Math.toRadians(start))),
                onOval(y, height, -Math.sin(Math.toRadians(start))), width / 2, height / 2, Math.abs(extent) > 180 ? 1 : 0,
                extent > 0 ? 0 : 1,
                onOval(x, width, Math.cos(Math.toRadians(end))), onOval(y, height, -Math.sin(Math.toRadians(end))),
                closure == ArcType.OPEN ? "" : "Z"));
    }

    private static double onOval(double from, double size, double unit) {
        return from + size / 2 * (1 + unit);
    }

    @Override
    public void strokeLine(double x, double y, double toX, double toY) {
        stroked(Texts.format("line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\"", x, y, toX, toY));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        StringBuilder points = new StringBuilder("polygon points=\"");
        for (int i = 0; i < count; i++) {
            points.append(Texts.format("%.2f,%.2f ", xs[i], ys[i]));
        }
        filled(points.append('"').toString());
    }

    @Override
    public void fillText(String text, double x, double y) {
        if (text.isBlank()) {
            return;
        }
        filled(Svg.text(pen.font, x, y + pen.belowReference(ruler)) + pen.anchor(), Svg.escaped(text));
    }

    @Override
    public void beginPath() {
        path.setLength(0);
    }

    @Override
    public void moveTo(double x, double y) {
        path.append(Texts.format("M%.2f %.2f", x, y));
    }

    @Override
    public void lineTo(double x, double y) {
        path.append(Texts.format("L%.2f %.2f", x, y));
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        path.append(Texts.format("C%.2f %.2f %.2f %.2f %.2f %.2f", x1, y1, x2, y2, x, y));
    }

    @Override
    public void rect(double x, double y, double width, double height) {
        path.append(Texts.format("M%.2f %.2fh%.2fv%.2fh%.2fZ", x, y, width, height, -width));
    }

    @Override
    public void closePath() {
        path.append('Z');
    }

    @Override
    public void stroke() {
        stroked("path d=\"" + path + "\"");
    }

    @Override
    public void clip() {
        String id = "clip" + svg.length(); // the only one that begins there
        svg.append("<clipPath id=\"").append(id).append("\"><path d=\"").append(path).append("\"/></clipPath>\n");
        open("clip-path=\"url(#" + id + ")\"");
    }

    @Override
    public void titled(Supplier<String> title, Runnable shapes) {
        svg.append("<g>").append(title(title.get()));
        shapes.run();
        svg.append("</g>\n");
    }

    @Override
    public void title(double x, double y, double width, double height, Supplier<String> title) {
        svg.append('<').append(box(x, y, width, height)).append(" fill=\"none\" pointer-events=\"all\">").append(title(title.get())).append(
                "</rect>\n");
    }

    private static String title(String text) {
        return "<title>" + Svg.escaped(text) + "</title>";
    }

    /// What is not transparent, each area of one colour as one shape.
    ///
    /// @param scale pixels for one unit
    public void pixels(Raster raster, double scale) {
        Map<Integer, StringBuilder> colours = new TreeMap<>();
        Rectangles.of(raster).forEach(area -> colours.computeIfAbsent(area.argb(), _ -> new StringBuilder()).append(Texts.format(
                "M%s %sh%sv%sh%sz", plain(area.left() / scale), plain(area.top() / scale), plain((area.right() - area.left()) / scale),
                plain((area.bottom() - area.top()) / scale), plain((area.left() - area.right()) / scale))));
        colours.forEach((argb, areas) -> svg.append(Texts.format("<path d=\"%s\" fill=\"#%06x\" shape-rendering=\"crispEdges\"/>%n", areas,
                argb & 0xffffff)));
    }

    private static String plain(double number) {
        return Texts.format("%.3f", number).replaceAll("\\.?0+$", "");
    }

    private void filled(String shape) {
        filled(shape, "");
    }

    private void filled(String shape, String content) {
        add(shape, pen.filled(), content);
    }

    private void stroked(String shape) {
        add(shape, pen.stroked(), "");
    }

    private void add(String shape, String look, String content) {
        svg.append('<').append(shape).append(look);
        if (content.isEmpty()) {
            svg.append("/>\n");
        } else {
            svg.append('>').append(content).append("</text>\n");
        }
    }
}
