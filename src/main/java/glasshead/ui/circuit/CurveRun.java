package glasshead.ui.circuit;

import glasshead.analysis.CircuitCurve;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.experiment.Circuit;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How faithful the strongest edges are as more and more of them are kept, beside random ones, and MIB's two areas: what is asked, and
/// what the answer says.
///
/// @param counts edges kept at the points of the picture
record CurveRun(List<Integer> counts, int edges) {

    static final long SEED = 1;
    private static final int FIRST = 5;

    /// Twice as many from point to point: 0, 1, 2, 5, 10, 20, ..., all.
    static CurveRun of(int edges) {
        List<Integer> counts = new ArrayList<>(edges > FIRST ? List.of(0, 1, 2) : List.of(0));
        for (int count = FIRST; count < edges; count *= 2) {
            counts.add(count);
        }
        counts.add(edges);
        return new CurveRun(List.copyOf(counts), edges);
    }

    /// The picture's points first, then the random ones at the same counts, then MIB's fractions: of absolute, signed and random order.
    CircuitQuestion.OfCircuits question(OnSet on, Ranking absolute, Ranking signed) {
        Ranking random = Ranking.random(absolute.edges(), SEED);
        List<Circuit> circuits = new ArrayList<>();
        for (Ranking ranking : List.of(absolute, random)) {
            counts.forEach(count -> circuits.add(ranking.strongest(count)));
        }
        for (Ranking ranking : List.of(absolute, signed, random)) {
            CircuitCurve.FRACTIONS.forEach(fraction -> circuits.add(ranking.strongest(CircuitCurve.count(fraction, edges))));
        }
        return new CircuitQuestion.OfCircuits(on, circuits);
    }

    double[] faithfulness(CircuitFindings found) {
        return values(found, 0, counts.size());
    }

    double[] random(CircuitFindings found) {
        return values(found, counts.size(), counts.size());
    }

    /// Compared to performance: of edges ranked by what they hold up.
    double cpr(CircuitFindings found) {
        return curve(found, 1).area();
    }

    /// Compared to the model: how far from it, of edges ranked by the size of their effect.
    double cmd(CircuitFindings found) {
        return curve(found, 0).areaOfDistance();
    }

    double randomCpr(CircuitFindings found) {
        return curve(found, 2).area();
    }

    double randomCmd(CircuitFindings found) {
        return curve(found, 2).areaOfDistance();
    }

    private CircuitCurve curve(CircuitFindings found, int ranking) {
        int points = CircuitCurve.FRACTIONS.size();
        return new CircuitCurve(CircuitCurve.FRACTIONS.stream().mapToDouble(Double::doubleValue).toArray(), values(found, 2 * counts.size()
                + ranking * points, points));
    }

    private static double[] values(CircuitFindings found, int first, int count) {
        return IntStream.range(first, first + count).mapToDouble(circuit -> found.faithfulness(circuit, Metric.LOGIT_DIFFERENCE)).toArray();
    }

    /// Where a count is from left to right, 0 to 1; small circuits get most of the room.
    double share(double count) {
        return Math.log1p(count) / Math.log1p(edges);
    }

    int count(double share) {
        return (int) Math.round(Math.expm1(share * Math.log1p(edges)));
    }
}
