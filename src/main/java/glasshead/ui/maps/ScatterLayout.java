package glasshead.ui.maps;

import glasshead.pixels.Area;
import org.jspecify.annotations.Nullable;

/// Where the points lie: zero in the middle, both axes reach a little beyond the largest values.
record ScatterLayout(Scatter scatter, Area area) {

    private static final double BEYOND = 1.12;
    private static final double REACH = 9;

    double x(double attribution) {
        return area.left() + area.width() / 2 * (1 + attribution / (BEYOND * scatter.limitX()));
    }

    double y(double effect) {
        return area.top() + area.height() / 2 * (1 - effect / (BEYOND * scatter.limitY()));
    }

    /// The point under the pointer, if one is near.
    Scatter.@Nullable Point at(double x, double y) {
        Scatter.Point nearest = null;
        double least = REACH;
        for (Scatter.Point point : scatter.points()) {
            double distance = Math.hypot(x(point.attribution()) - x, y(point.effect()) - y);
            if (distance <= least) {
                nearest = point;
                least = distance;
            }
        }
        return nearest;
    }
}
