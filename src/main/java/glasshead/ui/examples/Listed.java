package glasshead.ui.examples;

import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A head, neuron or direction of a scan, with its figures.
///
/// @param figures by [Figure]
record Listed(Component component, double[] figures) {

    private static final Logger LOG = Logger.getLogger(Listed.class.getName());

    double of(Figure figure) {
        return figures[figure.ordinal()];
    }

    /// All of a scan, in the order of the model.
    static List<Listed> all(Scan scan, Kind kind) {
        List<Listed> all = new ArrayList<>();
        for (Component component : kind.all(scan.plan())) {
            PartStatistics statistics = readable(scan, component);
            if (statistics != null) {
                all.add(new Listed(component, Stream.of(Figure.values()).mapToDouble(figure -> figure.of(scan, component, statistics))
                        .toArray()));
            }
        }
        return all;
    }

    /// Nothing of one whose record is damaged; the others are listed all the same.
    private static @Nullable PartStatistics readable(Scan scan, Component component) {
        try {
            return scan.of(component);
        } catch (BadInput damaged) {
            LOG.log(Level.WARNING, damaged::getMessage);
            return null;
        }
    }

    /// Those that a filter lets pass, sorted; what has no such figure comes last.
    static List<Listed> some(List<Listed> all, Filter filter, String order, boolean ascending) {
        Comparator<Listed> by = Stream.of(Figure.values()).filter(figure -> figure.word().equals(order)).findFirst().map(figure -> {
            Comparator<Double> values = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
            return Comparator.<Listed, Boolean>comparing(each -> Double.isNaN(each.of(figure))).thenComparing(each -> each.of(figure),
                    values);
        }).orElse((_, _) -> 0);
        return all.stream().filter(filter::passes).sorted(by).toList();
    }
}
