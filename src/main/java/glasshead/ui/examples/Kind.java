package glasshead.ui.examples;

import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.view.ExamplesLook;
import glasshead.scan.DirectionVector;
import glasshead.scan.Scan;
import glasshead.scan.ScanPlan;
import java.util.ArrayList;
import java.util.List;

/// What is listed of a scan.
enum Kind {
    HEADS("Heads", "Heads, by their attention"),
    NEURONS("Neurons", "Neurons behind the nonlinearity, by their activations"),
    DIRECTIONS("Directions", "Directions of the residual stream and logits that the scan was asked for, by the product at each token");

    private final String label;
    private final String meaning;

    Kind(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    static Kind of(ExamplesLook look) {
        return look.directions() ? DIRECTIONS : look.neurons() ? NEURONS : HEADS;
    }

    ExamplesLook in(ExamplesLook look) {
        return look.listing(this == NEURONS, this == DIRECTIONS);
    }

    /// Whether a scan was asked for any.
    boolean isIn(Scan scan) {
        return switch (this) {
            case HEADS -> scan.plan().headCount() > 0;
            case NEURONS -> scan.plan().neuronCount() > 0;
            case DIRECTIONS -> !scan.plan().directions().isEmpty();
        };
    }

    /// All of a scan, in the order of the model.
    List<Component> all(ScanPlan plan) {
        if (this == DIRECTIONS) {
            return plan.directions().stream().<Component>map(DirectionVector::direction).toList();
        }
        List<Component> all = new ArrayList<>();
        for (int layer = 0; layer < plan.layers(); layer++) {
            for (int index : (this == NEURONS ? plan.neurons() : plan.heads()).get(layer)) {
                all.add(this == NEURONS ? new Neuron(layer, index) : new Head(layer, index));
            }
        }
        return all;
    }

    /// As one is written in a filter.
    String example() {
        return switch (this) {
            case HEADS -> "L2H4";
            case NEURONS -> "L2N7";
            case DIRECTIONS -> Direction.logit("Mary").toString();
        };
    }
}
