package glasshead.ui.picture;

import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// What pictures are drawn on: the canvas on screen, or a file of shapes and text. The names are those of JavaFX's canvas, and mean the
/// same.
public interface Graphics {

    void setFill(Color colour);

    void setStroke(Color colour);

    void setLineWidth(double width);

    void setLineDashes(double... lengths);

    void setLineCap(StrokeLineCap cap);

    void setGlobalAlpha(double alpha);

    void setFont(Font font);

    Font getFont();

    void setTextAlign(TextAlignment align);

    void setTextBaseline(VPos baseline);

    /// Until the matching [#restore], which brings back what was set and where things were drawn.
    void save();

    void restore();

    void translate(double x, double y);

    void rotate(double degrees);

    void fillRect(double x, double y, double width, double height);

    void strokeRect(double x, double y, double width, double height);

    void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

    void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

    void fillOval(double x, double y, double width, double height);

    void strokeOval(double x, double y, double width, double height);

    void strokeArc(double x, double y, double width, double height, double start, double extent, ArcType closure);

    void strokeLine(double x, double y, double toX, double toY);

    void fillPolygon(double[] xs, double[] ys, int count);

    void fillText(String text, double x, double y);

    void beginPath();

    void moveTo(double x, double y);

    void lineTo(double x, double y);

    void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y);

    void rect(double x, double y, double width, double height);

    void closePath();

    void stroke();

    void clip();

    /// Shapes that belong together and have a name, which a file shows to who points at them.
    default void titled(Supplier<String> title, Runnable shapes) {
        shapes.run();
    }

    /// Names what lies in an area, for who points there in a file.
    default void title(double x, double y, double width, double height, Supplier<String> title) {}
}
