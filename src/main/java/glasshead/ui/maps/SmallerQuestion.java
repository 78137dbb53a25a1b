package glasshead.ui.maps;

import glasshead.engine.Findings;
import glasshead.experiment.MapRange;
import glasshead.experiment.Positions;
import java.util.List;
import java.util.stream.IntStream;

/// What is offered before a map that would take long: some layers or some positions of it.
final class SmallerQuestion {

    /// In milliseconds; what takes longer makes one do something else meanwhile.
    private static final double LONG = 10_000;

    private final MapsViewModel model;

    SmallerQuestion(MapsViewModel model) {
        this.model = model;
    }

    boolean isOffered() {
        return model.estimate(MapRange.ALL) > LONG;
    }

    /// Whether there are positions to choose from.
    boolean hasPositions() {
        return model.question().get().kinds().stream().allMatch(kind -> kind.byPosition());
    }

    /// As many of the last positions, or else of the last layers, as don't take long.
    MapRange suggested() {
        Findings found = model.session().findings().get();
        double share = Math.min(1, LONG / model.estimate(MapRange.ALL));
        if (found == null) {
            return MapRange.ALL;
        }
        return hasPositions() ? new MapRange(List.of(), new Positions(last(found.tokens().length(), share)))
                : new MapRange(last(found.model().layers(), share), Positions.ALL);
    }

    private static List<Integer> last(int of, double share) {
        return IntStream.range(of - Math.max(1, (int) (of * share)), of).boxed().toList();
    }

    /// @throws glasshead.experiment.BadInput when it can't be read, or names what is not there
    MapRange range(String layers, String positions) {
        MapRange range = MapRange.parse(layers, positions);
        Findings found = model.session().findings().get();
        if (found != null) {
            model.question().get().kinds().forEach(kind -> range.check(kind, found.model().layers(), found.tokens().length()));
        }
        return range;
    }

    String cost(MapRange range) {
        return MapTexts.cost(model.cells(range), model.estimate(range));
    }

    void run(MapRange range) {
        model.run(range);
    }
}
