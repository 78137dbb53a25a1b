package glasshead.checkpoint;

import java.util.List;

/// A number that was followed while a model was trained: its loss, or one of its own scores.
///
/// @param name   what the number is called in files, as `loss`
/// @param label  what people read, as `Training loss`
/// @param unit   as `nats`; empty for a share of 1
/// @param steps  where it was measured, rising
/// @param values one for each of `steps`, finite
public record Curve(String name, String label, String unit, List<Integer> steps, List<Double> values) {

    public Curve {
        steps = List.copyOf(steps);
        values = List.copyOf(values);
        if (steps.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + steps.size() + " steps");
        }
    }
}
