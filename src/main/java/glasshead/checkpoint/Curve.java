package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.List;

/// A number that was followed while a model was trained: its loss, or one of its own scores.
///
/// @param name   what the number is called in files, as `loss`
/// @param label  what people read, as `Training loss`
/// @param unit   as `nats`; empty for a share of 1
/// @param steps  where it was measured, rising
/// @param values one for each of `steps`, finite
public record Curve(String name, String label,
        String unit, List<Integer> steps,
        List<Double> values) {

    private static final int MOST_VALUES = 20_000;
    /// No loss or score is near it; an axis for values near the largest number there is would have no ticks.
    private static final double LARGEST_VALUE = 1e12;
    private static final int LONGEST_TEXT = 80;

    public Curve {
        steps = List.copyOf(steps);
        values = List.copyOf(values);
        for (var text : List.of(name, label, unit)) {
            if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
                throw new BadInput(Quoted.of(text) + " is not a text of at most " + LONGEST_TEXT + " letters on one line");
            }
        }
        if (steps.size() != values.size() || steps.isEmpty() || steps.size() > MOST_VALUES) {
            throw new BadInput("the curve has " + values.size() + " values for " + steps.size() + " steps, and may have " + MOST_VALUES);
        }
        if (!values.stream().allMatch(value -> Math.abs(value) <= LARGEST_VALUE)) {
            throw new BadInput("the curve holds a value that is not a number from -10^12 to 10^12");
        }
    }
}
