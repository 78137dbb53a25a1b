package glasshead.ui.picture;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas.
public record CanvasGraphics(GraphicsContext on) implements Graphics {

    @Override
    public void setFill(Color colour) {
        on.setFill(colour);
    }

    @Override
    public void setStroke(Color colour) {
        on.setStroke(colour);
    }

    @Override
    public void setLineWidth(double width) {
        on.setLineWidth(width);
    }

    @Override
    public void setLineDashes(double... lengths) {
        on.setLineDashes(lengths);
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        on.setLineCap(cap);
    }

    @Override
    public void setGlobalAlpha(double alpha) {
        on.setGlobalAlpha(alpha);
    }

    @Override
    public void setFont(Font font) {
        on.setFont(font);
    }

    @Override
    public Font getFont() {
        return on.getFont();
    }

    @Override
    public void setTextAlign(TextAlignment align) {
        on.setTextAlign(align);
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        on.setTextBaseline(baseline);
    }

    @Override
    public void save() {
        on.save();
    }

    @Override
    public void restore() {
        on.restore();
    }

    @Override
    public void translate(double x, double y) {
        on.translate(x, y);
    }

    @Override
    public void rotate(double degrees) {
        on.rotate(degrees);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        on.fillRect(x, y, width, height);
    }

    @Override
    public void strokeRect(double x, double y, double width, double height) {
        on.strokeRect(x, y, width, height);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        on.fillRoundRect(x, y, width, height, arcWidth, arcHeight);
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
        on.strokeRoundRect(x, y, width, height, arcWidth, arcHeight);
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        on.fillOval(x, y, width, height);
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        on.strokeOval(x, y, width, height);
    }

    @Override
    public void strokeArc(double x, double y, double width, double height, double start, double extent, ArcType closure) {
        on.strokeArc(x, y, width, height, start, extent, closure);
    }

    @Override
    public void strokeLine(double x, double y, double toX, double toY) {
        on.strokeLine(x, y, toX, toY);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        on.fillPolygon(xs, ys, count);
    }

    @Override
    public void fillText(String text, double x, double y) {
        on.fillText(text, x, y);
    }

    @Override
    public void beginPath() {
        on.beginPath();
    }

    @Override
    public void moveTo(double x, double y) {
        on.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        on.lineTo(x, y);
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        on.bezierCurveTo(x1, y1, x2, y2, x, y);
    }

    @Override
    public void rect(double x, double y, double width, double height) {
        on.rect(x, y, width, height);
    }

    @Override
    public void closePath() {
        on.closePath();
    }

    @Override
    public void stroke() {
        on.stroke();
    }

    @Override
    public void clip() {
        on.clip();
    }
}
