package glasshead.ui.lens;

import glasshead.ui.format.ValueAxis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Curves over the same places.
///
/// @param steps names of the places, from left to right
/// @param reversed whether the axis has its least value on top, as for ranks
record Curves(List<String> steps, List<Curve> lines, ValueAxis axis, boolean reversed) {

    static final Curves NONE = new Curves(List.of(), List.of(), ValueAxis.SHARE, false);

    /// Which colour a curve has.
    enum Tone {
        ANSWER, DISTRACTOR, PLAIN
    }

    /// @param values `NaN` where there is none
    /// @param errors standard errors; of nothing where there is no spread
    /// @param before whether of the run without interventions, where there are two
    record Curve(String name, Tone tone, double[] values, double[] errors, boolean before) {
    }

    static Curves of(List<String> steps, List<Curve> lines, boolean share, boolean ranks) {
        List<Double> values = lines.stream().flatMap(line -> Stream.concat(Arrays.stream(line.values).boxed(), ends(line))).filter(
                value -> !Double.isNaN(value)).toList();
        return new Curves(steps, lines, share ? ValueAxis.SHARE : ValueAxis.ofLosses(values), ranks);
    }

    /// How far the bands go.
    private static Stream<Double> ends(Curve line) {
        return IntStream.range(0, line.errors.length).boxed().flatMap(i -> Stream.of(line.values[i] - line.errors[i],
                line.values[i] + line.errors[i]));
    }
}
