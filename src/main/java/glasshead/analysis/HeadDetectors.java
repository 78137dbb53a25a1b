package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Scores the heads of any model, with processed weights or raw ones, on a row of random tokens that are repeated once.
///
/// One layer's patterns are looked at at a time, so memory does not grow with the number of heads.
public final class HeadDetectors {

    private static final Detector[] DETECTORS = Detector.values();

    private final Gpt2 model;
    private final int[] row;
    private final int repeated;
    private final double[][][] means = new double[DETECTORS.length][][];

    private HeadDetectors(Gpt2 model, int[] row) {
        this.model = model;
        this.row = row;
        repeated = row.length / 2;
        if (repeated < 2 || !isRepeated()) {
            throw new IllegalArgumentException("a row is at least two tokens, then the same again");
        }
        for (int i = 0; i < means.length; i++) {
            means[i] = new double[model.config().layers()][model.config().heads()];
        }
    }

    private boolean isRepeated() {
        return Arrays.equals(row, row.length - 2 * repeated, row.length - repeated, row, row.length - repeated, row.length);
    }

    /// The means over rows.
    ///
    /// @param rows `[row][position]`: tokens and the same tokens again, all equally long; an odd length means that BOS stands in front
    /// @throws java.util.concurrent.CancellationException when `cancelled` says so, between two layers
    public static DetectorScores of(Gpt2 model, int[][] rows, BooleanSupplier cancelled) {
        if (Stream.of(rows).anyMatch(row -> row.length != rows[0].length)) {
            throw new IllegalArgumentException("rows are equally long");
        }
        return DetectorScores.mean(Stream.of(rows).map(row -> of(model, row, cancelled)).toList());
    }

    /// The scores on one row.
    public static DetectorScores of(Gpt2 model, int[] row, BooleanSupplier cancelled) {
        return new HeadDetectors(model, row).scores(cancelled);
    }

    private DetectorScores scores(BooleanSupplier cancelled) {
        try (ActivationCache run = model.run(row, List.of(), cancelled); NDManager manager = model.newManager()) {
            NDArray places = places(manager);
            for (int layer = 0; layer < model.config().layers(); layer++) {
                score(run, layer, places);
            }
            double[] losses = losses(run);
            return new DetectorScores(of(Detector.PREVIOUS), of(Detector.CURRENT), of(Detector.DUPLICATE), of(Detector.INDUCTION),
                    of(Detector.FIRST), losses[0], losses[1]);
        }
    }

    private double[][] of(Detector detector) {
        return means[detector.ordinal()];
    }

    /// The detectors' patterns side by side, each summing to 1: `[query * key, detector]`.
    private NDArray places(NDManager manager) {
        int length = row.length;
        float[] side = new float[length * length * DETECTORS.length];
        for (int detector = 0; detector < DETECTORS.length; detector++) {
            float[] mean = DETECTORS[detector].pattern(length, repeated).asMean();
            for (int cell = 0; cell < mean.length; cell++) {
                side[cell * DETECTORS.length + detector] = mean[cell];
            }
        }
        return manager.create(side, new Shape((long) length * length, DETECTORS.length));
    }

    private void score(ActivationCache run, int layer, NDArray places) {
        int heads = model.config().heads();
        try (NDManager manager = model.newManager()) {
            NDArray pattern = run.get(manager, Site.PATTERN, layer).reshape(heads, (long) row.length * row.length);
            float[] scores = pattern.matMul(places).toFloatArray(); // [head, detector]
            for (int head = 0; head < heads; head++) {
                for (int detector = 0; detector < DETECTORS.length; detector++) {
                    means[detector][layer][head] = scores[head * DETECTORS.length + detector];
                }
            }
        }
    }

    /// Mean loss of the tokens when they come for the first time, and of the same tokens when they are repeated.
    private double[] losses(ActivationCache run) {
        long[] next = new long[row.length - 1];
        for (int position = 0; position < next.length; position++) {
            next[position] = row[position + 1];
        }
        double[] losses = new double[2];
        try (NDManager manager = model.newManager()) {
            NDArray residual = run.residualBefore(manager, model.config().layers()).get("0:{}", next.length);
            NDArray targets = manager.create(next, new Shape(next.length, 1));
            float[] logProbabilities = model.logits(residual).logSoftmax(-1).gather(targets, 1).toFloatArray();
            int second = row.length - repeated - 1; // the first position whose next token belongs to the second half
            for (int position = 0; position < next.length; position++) {
                boolean first = position < second;
                losses[first ? 0 : 1] -= logProbabilities[position] / (first ? second : repeated);
            }
        }
        return losses;
    }
}
