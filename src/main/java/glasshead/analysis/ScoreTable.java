package glasshead.analysis;

import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An attention score before the softmax, as a sum over pairs of parts; see [AttendedPair].
///
/// @param score     of this run
/// @param attention the weight that the softmax makes of it
/// @param parts     what wrote to the residual stream before the head's block; the head's own bias is the last
/// @param pairs     `[query part][key part]`
/// @param moved     what the head, looking at the key, writes of each part towards the contrast at the query, in logits; their sum is this
///                  key's share in the head's attribution there. Empty without a contrast
public record ScoreTable(Head head, int query, int key, double score, double attention, List<String> parts, double[][] pairs,
        double[] moved) {

    /// Two parts that meet in a score.
    ///
    /// @param query index of the part at the query's position
    /// @param key   index of the part at the key's position
    public record Pair(int query, int key, double value) {
    }

    /// Score, attention, all pairs row after row, and what is moved of each part, `NaN` without a contrast: for means over a set.
    public static Analysis<double[]> numbers(AttendedPair pair) {
        return new Numbers(pair);
    }

    private record Numbers(AttendedPair pair) implements Analysis<double[]> {
        @Override
        public double[] of(Evidence evidence) {
            ScoreTable table = pair.of(evidence);
            double[] moved = new double[table.parts.size()];
            Arrays.setAll(moved, part -> table.moved.length == 0 ? Double.NaN : table.moved[part]);
            return Stream.of(new double[] {table.score, table.attention}, Arrays.stream(table.pairs).flatMapToDouble(Arrays::stream)
                    .toArray(), moved).flatMapToDouble(Arrays::stream).toArray();
        }
    }

    /// A table of such numbers, as means over a set are.
    public static ScoreTable of(AttendedPair pair, List<String> parts, double[] numbers) {
        int size = parts.size();
        double[][] pairs = new double[size][];
        Arrays.setAll(pairs, row -> Arrays.copyOfRange(numbers, 2 + row * size, 2 + (row + 1) * size));
        double[] moved = Arrays.copyOfRange(numbers, 2 + size * size, numbers.length);
        return new ScoreTable(pair.head(), pair.query(), pair.key(), numbers[0], numbers[1], parts, pairs, Double.isNaN(moved[0])
                ? new double[0] : moved);
    }

    public double sum() {
        return Arrays.stream(pairs).flatMapToDouble(Arrays::stream).sum();
    }

    /// What the pairs don't account for: arithmetic, or interventions on the residual stream, on queries, keys or scores.
    public double remainder() {
        return score - sum();
    }

    /// What two parts give together.
    ///
    /// @throws BadInput when there is no such part
    public double of(String queryPart, String keyPart) {
        return pairs[index(queryPart)][index(keyPart)];
    }

    private int index(String part) {
        int index = parts.indexOf(part);
        if (index < 0) {
            throw new BadInput("Nothing called " + Quoted.of(part) + " is read by " + head + "; its parts are " + String.join(", ", parts)
                    + ".");
        }
        return index;
    }

    /// What each part gives at the query's position, whatever it meets.
    public double[] queryParts() {
        return Arrays.stream(pairs).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }

    /// What each part gives at the key's position, whatever it meets.
    public double[] keyParts() {
        return IntStream.range(0, parts.size()).mapToDouble(key -> Arrays.stream(pairs).mapToDouble(row -> row[key]).sum()).toArray();
    }

    /// The pairs that give most, whichever way.
    public List<Pair> strongest(int count) {
        int size = parts.size();
        return Largest.of(size * size, i -> Math.abs(pairs[i / size][i % size]), count).stream()
                .map(i -> new Pair(i / size, i % size, pairs[i / size][i % size])).toList();
    }

    /// The attention weight if the score were less by so much and the query's other scores the same.
    public double attentionWithout(double part) {
        double own = attention * Math.exp(-part);
        return own / (1 - attention + own);
    }
}
