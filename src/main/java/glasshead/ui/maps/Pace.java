package glasshead.ui.maps;

import glasshead.engine.Findings;
import glasshead.experiment.MapKind;
import java.util.List;
import java.util.stream.IntStream;

/// How long maps take: measured on the last one with this model, before the first one guessed from the model's size.
final class Pace {

    private static final double OF_THE_MODEL = 0.5;
    /// What two cores of a desktop do with batched products. The first run's time says less: it has the library's start in it.
    private static final double MULTIPLY_ADDS_PER_MILLISECOND = 5e7;
    private static final double UNKNOWN = Double.NaN;

    private String model = "";
    private double perUnit = UNKNOWN;

    /// How many cells these maps have.
    static int cells(List<MapKind> kinds, Findings found) {
        return kinds.stream().mapToInt(kind -> IntStream.of(kind.shape(found.model().layers(), found.model().heads(), found.tokens()
                .length()))
                .reduce(1, (a, b) -> a * b)).sum();
    }

    /// About how many milliseconds.
    double estimate(List<MapKind> kinds, Findings found) {
        double unit = found.model().name().equals(model) ? perUnit : guess(found);
        return cells(kinds, found) * unit(found) * unit;
    }

    /// @param cells that took so long
    void measured(Findings found, int cells, double milliseconds) {
        if (cells > 0) {
            model = found.model().name();
            perUnit = milliseconds / (cells * unit(found));
        }
    }

    /// A cell is a run of some layers over some positions, in proportion to both numbers.
    private static double unit(Findings found) {
        return (double) found.model().layers() * found.tokens().length();
    }

    /// A cell is run from the layer on that is changed, which on average is half of the model.
    private static double guess(Findings found) {
        return OF_THE_MODEL * found.model().parameters() / Math.max(1, found.model().layers()) / MULTIPLY_ADDS_PER_MILLISECOND;
    }
}
