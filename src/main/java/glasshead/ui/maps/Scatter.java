package glasshead.ui.maps;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.EffectMap;
import glasshead.experiment.Head;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Each head as a point: direct attribution across, ablation effect up. Where its attribution is lost and
/// nothing else changes, the effect is minus the attribution: the line. Zero ablation is foretold to lie there; mean and resample put
/// something else in its place. What is far from it was made up for, or works through other parts.
///
/// @param limitX the largest size of an attribution
/// @param limitY the largest size of an effect
record Scatter(EffectMap map, List<Point> points, double limitX, double limitY) {

    /// How many heads are named, at most.
    private static final int NAMED = 6;
    /// Nearer to the line than this share of the range, a head is no finding.
    private static final double NEAR = 0.06;

    record Point(int cell, Head head, double attribution, double effect) {

        /// How far the effect is from losing the attribution and nothing else.
        double surprise() {
            return effect + attribution;
        }
    }

    static Scatter of(EffectMap map, LogitAttribution attribution) {
        List<Point> points = IntStream.range(0, map.values().length).filter(cell -> !Double.isNaN(map.values()[cell])).mapToObj(cell -> {
            Head head = new Head(map.cells().get(cell).layer(), map.cells().get(cell).head());
            return new Point(cell, head, attribution.of(head), map.effect(cell));
        }).toList();
        double x = points.stream().mapToDouble(point -> Math.abs(point.attribution())).max().orElse(0);
        double y = points.stream().mapToDouble(point -> Math.abs(point.effect())).max().orElse(0);
        return new Scatter(map, points, x > 0 ? x : 1, y > 0 ? y : 1);
    }

    /// The heads farthest from the line, the farthest first.
    List<Point> findings() {
        double least = NEAR * Math.max(limitX, limitY);
        return points.stream().filter(point -> Math.abs(point.surprise()) > least)
                .sorted(Comparator.comparingDouble((Point point) -> -Math.abs(point.surprise()))).limit(NAMED).toList();
    }
}
