package glasshead.ui.circuit;

import glasshead.pixels.Area;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.geometry.Point2D;

/// Where words stand on curves: beside each other and beside the boxes as far as there is room, over a box rather than over other words.
final class Plates {

    private static final double STEP = .04;
    private static final double FIRST = .1;
    private static final double LAST = .9;

    private final List<Area> boxes;
    private final List<Area> words = new ArrayList<>();

    Plates(Collection<Area> boxes) {
        this.boxes = List.copyOf(boxes);
    }

    /// The middle of a place on a curve, which is taken from now on.
    ///
    /// @param near share of the curve that is tried first, then further and further from it
    Point2D on(double[] curve, double near, double width, double height) {
        List<Point2D> tried = tried(curve, near);
        Point2D free = tried.stream().filter(at -> isFree(around(at, width, height), words) && isFree(around(at, width, height), boxes))
                .findFirst().or(() -> tried.stream().filter(at -> isFree(around(at, width, height), words)).findFirst()).orElse(tried
                        .getFirst());
        words.add(around(free, width, height));
        return free;
    }

    private static List<Point2D> tried(double[] curve, double near) {
        List<Point2D> tried = new ArrayList<>(List.of(GraphLayout.on(curve, near)));
        for (double away = STEP; away < LAST - FIRST; away += STEP) {
            for (double t : new double[] {near + away, near - away}) {
                if (t >= FIRST && t <= LAST) {
                    tried.add(GraphLayout.on(curve, t));
                }
            }
        }
        return tried;
    }

    private static Area around(Point2D at, double width, double height) {
        return new Area(at.getX() - width / 2, at.getY() - height / 2, width, height);
    }

    private static boolean isFree(Area area, List<Area> of) {
        return of.stream().noneMatch(other -> area.left() < other.right() && other.left() < area.right() && area.top() < other.bottom()
                && other.top() < area.bottom());
    }
}
