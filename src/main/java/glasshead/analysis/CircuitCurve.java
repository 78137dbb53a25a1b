package glasshead.analysis;

import glasshead.experiment.BadInput;
import java.util.Arrays;
import java.util.List;

/// How faithful circuits are that keep more and more edges, in one figure.
///
/// Source: "MIB: A Mechanistic Interpretability Benchmark" (Mueller et al., 2025): CPR is the [#area] of edges ranked by what they hold up,
/// CMD the [#areaOfDistance] of edges ranked by the size of their effect.
///
/// @param fractions    of the edges that are kept, ascending
/// @param faithfulness at each of them
public record CircuitCurve(double[] fractions, double[] faithfulness) {

    /// The fractions at which MIB measures.
    public static final List<Double> FRACTIONS = List.of(.001, .002, .005, .01, .02, .05, .1, .2, .5, 1.);

    /// How many edges a fraction keeps.
    public static int count(double fraction, int edges) {
        return (int) (fraction * edges);
    }

    /// @throws BadInput when they are not ascending shares
    public static void check(List<Double> fractions) {
        for (int i = 0; i < fractions.size(); i++) {
            if (!(fractions.get(i) >= 0 && fractions.get(i) <= 1) || i > 0 && fractions.get(i) <= fractions.get(i - 1)) {
                throw new BadInput("Fractions are ascending numbers from 0 to 1, as 0.01,0.1,0.5,1.");
            }
        }
        if (fractions.isEmpty()) {
            throw new BadInput("A curve needs a fraction; give some, as 0.01,0.1,0.5,1.");
        }
    }

    /// By trapezoids, from the first fraction to the last.
    public double area() {
        return area(faithfulness);
    }

    /// The area of |1 - faithfulness|.
    public double areaOfDistance() {
        return area(Arrays.stream(faithfulness).map(value -> Math.abs(1 - value)).toArray());
    }

    private double area(double[] values) {
        double area = 0;
        for (int i = 1; i < values.length; i++) {
            area += (fractions[i] - fractions[i - 1]) * (values[i] + values[i - 1]) / 2;
        }
        return area;
    }
}
