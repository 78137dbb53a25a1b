package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// How much the strongest edges depend on which prompts were in the set: the Jaccard index of kept edges, over sets drawn from the set with
/// replacement against the whole set, and over random halves against each other.
///
/// @param bootstrap one for each drawn set
/// @param halves    one for each cut into halves; none for fewer than two prompts
public record CircuitStability(double[] bootstrap, double[] halves, long seed) {

    private static final int HALVES = 20;

    /// @param count  edges that are kept
    /// @param signed as in [Circuit#ranked]
    /// @param draws  how many sets are drawn
    public static CircuitStability of(EdgeScores scores, int count, boolean signed, int draws, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] rows = IntStream.range(0, scores.clean().length).filter(row -> !Double.isNaN(scores.clean()[row])).toArray();
        Circuit.OfEdges whole = scores.strongest(count, signed);
        double[] bootstrap = new double[draws];
        for (int i = 0; i < draws; i++) {
            int[] drawn = IntStream.range(0, rows.length).map(_ -> rows[random.nextInt(rows.length)]).toArray();
            bootstrap[i] = strongest(scores, drawn, count, signed).jaccard(whole);
        }
        double[] halves = new double[rows.length < 2 ? 0 : HALVES];
        for (int i = 0; i < halves.length; i++) {
            for (int at = rows.length - 1; at > 0; at--) {
                int other = random.nextInt(at + 1);
                int row = rows[at];
                rows[at] = rows[other];
                rows[other] = row;
            }
            halves[i] = strongest(scores, Arrays.copyOf(rows, rows.length / 2), count, signed).jaccard(strongest(scores, Arrays.copyOfRange(
                    rows, rows.length / 2, rows.length), count, signed));
        }
        return new CircuitStability(bootstrap, halves, seed);
    }

    private static Circuit.OfEdges strongest(EdgeScores scores, int[] rows, int count, boolean signed) {
        List<Edge> edges = scores.edges();
        Map<Edge, Double> means = new LinkedHashMap<>();
        for (int edge = 0; edge < edges.size(); edge++) {
            double sum = 0;
            for (int row : rows) {
                sum += scores.perRow()[row][edge];
            }
            means.put(edges.get(edge), sum / rows.length);
        }
        return Circuit.OfEdges.strongest(means, count, signed);
    }

    public Spread overBootstrap() {
        return Spread.of(bootstrap);
    }

    public Spread overHalves() {
        return Spread.of(halves);
    }
}
