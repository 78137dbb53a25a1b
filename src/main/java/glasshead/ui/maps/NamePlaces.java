package glasshead.ui.maps;

import glasshead.pixels.Area;
import glasshead.ui.heatmap.LabelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds places for the names of points: on one of four sides, inside the plot, on no point and no other name.
final class NamePlaces {

    private static final double GAP = 3;

    private final ScatterLayout layout;
    private final double radius;
    private final LabelText text;
    private final List<Area> taken = new ArrayList<>();

    /// @param radius of a point
    NamePlaces(ScatterLayout layout, double radius, LabelText text) {
        this.layout = layout;
        this.radius = radius;
        this.text = text;
        for (Scatter.Point point : layout.scatter().points()) {
            taken.add(new Area(x(point) - radius, y(point) - radius, 2 * radius, 2 * radius));
        }
    }

    /// The place for a name, which no other name gets then.
    ///
    /// @param must whether it is written even where it covers something
    Optional<Area> take(Scatter.Point point, boolean must) {
        List<Area> inside = sides(point).filter(this::isInside).toList();
        Optional<Area> free = inside.stream().filter(place -> taken.stream().noneMatch(other -> overlap(other, place))).findFirst();
        Optional<Area> place = free.isEmpty() && must ? inside.stream().findFirst() : free;
        place.ifPresent(taken::add);
        return place;
    }

    private Stream<Area> sides(Scatter.Point point) {
        double width = text.width(point.head().toString());
        double height = text.lineHeight();
        double away = radius + GAP;
        double middle = y(point) - height / 2;
        double centred = x(point) - width / 2;
        return Stream.of(new Area(x(point) + away, middle, width, height), new Area(x(point) - away - width, middle, width, height),
                new Area(centred, y(point) - radius - height, width, height), new Area(centred, y(point) + radius, width, height));
    }

    private boolean isInside(Area place) {
        Area plot = layout.area();
        return place.left() >= plot.left() && place.right() <= plot.right() && place.top() >= plot.top() && place.bottom() <= plot.bottom();
    }

    private double x(Scatter.Point point) {
        return layout.x(point.attribution());
    }

    private double y(Scatter.Point point) {
        return layout.y(point.effect());
    }

    private static boolean overlap(Area one, Area other) {
        return one.left() < other.right() && other.left() < one.right() && one.top() < other.bottom() && other.top() < one.bottom();
    }
}
