package glasshead.ui.examples;

import glasshead.engine.TokenValues;
import glasshead.experiment.Component;
import glasshead.experiment.Head;
import glasshead.experiment.view.ExamplesPage;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import java.util.List;
import java.util.stream.IntStream;

/// A head, neuron or direction with its examples.
record ShownExamples(Scan scan, Component component, PartStatistics statistics, ExamplesPage page, List<ShownExample> examples) {

    boolean isOfHead() {
        return component instanceof Head;
    }

    boolean isOf(ShownExamples other) {
        return scan == other.scan && component.equals(other.component) && page == other.page;
    }

    /// @param found the values of the first examples
    ShownExamples with(List<TokenValues> found) {
        return new ShownExamples(scan, component, statistics, page, IntStream.range(0, examples.size()).mapToObj(i -> i < found.size()
                ? examples.get(i).with(found.get(i)) : examples.get(i)).toList());
    }
}
