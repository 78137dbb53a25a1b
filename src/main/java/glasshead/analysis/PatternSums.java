package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Head;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The attention of some heads, added up over prompts of one length: no run is held. The sums take as much room as two prompts' patterns.
///
/// Added up in double precision. Sums over parts of the prompts, merged in the prompts' order, do not depend on who computed which.
public final class PatternSums {

    private final List<Head> heads;
    private final int length;
    private final double[][] sums;
    private final double[][] squares;
    private int count;

    /// Of nothing.
    public PatternSums(List<Head> heads, int length) {
        this.heads = List.copyOf(heads);
        this.length = length;
        sums = new double[heads.size()][length * length];
        squares = new double[heads.size()][length * length];
    }

    /// Memory that the sums of each head take.
    public static long bytesOfHead(int length) {
        return 2L * Double.BYTES * length * length;
    }

    /// @param run of a prompt of this length
    public void add(Gpt2 model, ActivationCache run) {
        int[] layers = heads.stream().mapToInt(Head::layer).distinct().toArray();
        for (int layer : layers) {
            try (NDManager scratch = model.newManager()) {
                NDArray patterns = run.get(scratch, Site.PATTERN, layer);   // [head, query, key]
                IntStream.range(0, heads.size()).filter(index -> heads.get(index).layer() == layer)
                        .forEach(index -> add(index, patterns.get(heads.get(index).index()).toFloatArray()));
            }
        }
        count++;
    }

    private void add(int index, float[] pattern) {
        for (int cell = 0; cell < pattern.length; cell++) {
            sums[index][cell] += pattern[cell];
            squares[index][cell] += (double) pattern[cell] * pattern[cell];
        }
    }

    /// Adds what another one has summed of the same heads.
    public void plus(PatternSums other) {
        for (int index = 0; index < sums.length; index++) {
            for (int cell = 0; cell < sums[index].length; cell++) {
                sums[index][cell] += other.sums[index][cell];
                squares[index][cell] += other.squares[index][cell];
            }
        }
        count += other.count;
    }

    /// In the order of the heads; nothing of no prompts.
    public SequencedMap<Head, MeanPattern> means() {
        SequencedMap<Head, MeanPattern> means = new TreeMap<>();
        for (int index = 0; index < heads.size() && count > 0; index++) {
            means.put(heads.get(index), mean(sums[index], squares[index]));
        }
        return means;
    }

    private MeanPattern mean(double[] sum, double[] square) {
        double[] mean = Arrays.stream(sum).map(value -> value / count).toArray();
        double[] error = new double[mean.length];
        // What rounding takes below 0 is 0.
        Arrays.setAll(error, cell -> count < 2 ? Double.NaN
                : Math.sqrt(Math.max(0, square[cell] - sum[cell] * mean[cell]) / (count - 1) / count));
        return new MeanPattern(length, mean, error, count);
    }
}
