package glasshead.ui.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/// The lines of a text as they are broken on screen, alone or among others in a flow.
///
/// @param start where the line begins, at its top
record TextLines(String written, Point2D start) {

    /// Where some of a text's letters are, from one to before another.
    @FunctionalInterface
    interface Places {
        PathElement[] outline(int from, int to);
    }

    static List<TextLines> of(String all, Places places) {
        List<TextLines> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Point2D start = Point2D.ZERO;
        for (int at = 0; at < all.length();) {
            int next = all.offsetByCodePoints(at, 1);
            Point2D place = topLeft(places.outline(at, next));
            if (place != null && (line.isEmpty() || place.getY() > start.getY() + 1)) {
                if (!line.isEmpty()) {
                    lines.add(new TextLines(line.toString().stripTrailing(), start));
                    line.setLength(0);
                }
                start = place;
            }
            if (place != null) {
                line.append(all, at, next);
            }
            at = next;
        }
        lines.add(new TextLines(line.toString().stripTrailing(), start));
        return lines;
    }

    /// Null for what takes no place, as a line's end.
    private static @Nullable Point2D topLeft(PathElement[] outline) {
        double[] xs = Arrays.stream(outline).mapToDouble(TextLines::x).filter(Double::isFinite).toArray();
        double[] ys = Arrays.stream(outline).mapToDouble(TextLines::y).filter(Double::isFinite).toArray();
        return xs.length == 0 ? null : new Point2D(Arrays.stream(xs).min().orElseThrow(), Arrays.stream(ys).min().orElseThrow());
    }

    private static double x(PathElement part) {
        return switch (part) {
            case MoveTo to -> to.getX();
            case LineTo to -> to.getX();
            default -> Double.NaN;
        };
    }

    private static double y(PathElement part) {
        return switch (part) {
            case MoveTo to -> to.getY();
            case LineTo to -> to.getY();
            default -> Double.NaN;
        };
    }
}
