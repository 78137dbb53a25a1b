package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Scores the heads of any model, with processed weights or raw ones, on rows of random tokens that are repeated once.
///
/// One row is run at a time and one layer's patterns are looked at at a time, so memory does not grow with the number of heads or rows.
public final class HeadDetectors {

    private static final Detector[] DETECTORS = Detector.values();

    private final Gpt2 model;
    private final int[][] rows;
    private final int length;
    private final int repeated;
    private final double[][][] sums = new double[DETECTORS.length][][];
    private double lossFirst;
    private double lossSecond;
    private int done;

    /// @param rows `[row][position]`: tokens and the same tokens again; an odd length means that BOS stands in front
    public HeadDetectors(Gpt2 model, int[][] rows) {
        this.model = model;
        this.rows = rows;
        length = rows[0].length;
        repeated = length / 2;
        for (int[] row : rows) {
            if (row.length != length || repeated < 2 || !isRepeated(row)) {
                throw new IllegalArgumentException("rows are equally long: at least two tokens, then the same again");
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new double[model.config().layers()][model.config().heads()];
        }
    }

    private boolean isRepeated(int[] row) {
        for (int position = length - repeated; position < length; position++) {
            if (row[position] != row[position - repeated]) {
                return false;
            }
        }
        return true;
    }

    /// All rows at once.
    ///
    /// @throws java.util.concurrent.CancellationException when `cancelled` says so, between two layers
    public static DetectorScores of(Gpt2 model, int[][] rows, BooleanSupplier cancelled) {
        HeadDetectors detectors = new HeadDetectors(model, rows);
        boolean more = true;
        while (more) {
            more = detectors.step(cancelled);
        }
        return detectors.scores();
    }

    /// Runs the next row.
    ///
    /// @return whether there are more
    public boolean step(BooleanSupplier cancelled) {
        if (done < rows.length) {
            try (ActivationCache run = model.run(rows[done], List.of(), cancelled); NDManager manager = model.newManager()) {
                NDArray places = places(manager);
                for (int layer = 0; layer < model.config().layers(); layer++) {
                    addLayer(run, layer, places);
                }
                addLosses(run, rows[done]);
            }
            done++;
        }
        return done < rows.length;
    }

    /// The detectors' patterns side by side, each summing to 1: `[query * key, detector]`.
    private NDArray places(NDManager manager) {
        float[] side = new float[length * length * DETECTORS.length];
        for (int detector = 0; detector < DETECTORS.length; detector++) {
            float[] mean = DETECTORS[detector].pattern(length, repeated).asMean();
            for (int cell = 0; cell < mean.length; cell++) {
                side[cell * DETECTORS.length + detector] = mean[cell];
            }
        }
        return manager.create(side, new Shape((long) length * length, DETECTORS.length));
    }

    private void addLayer(ActivationCache run, int layer, NDArray places) {
        int heads = model.config().heads();
        try (NDManager manager = model.newManager()) {
            // [head, detector]
            float[] means = run.get(manager, Site.PATTERN, layer).reshape(heads, (long) length * length).matMul(places).toFloatArray();
            for (int head = 0; head < heads; head++) {
                for (int detector = 0; detector < DETECTORS.length; detector++) {
                    sums[detector][layer][head] += means[head * DETECTORS.length + detector];
                }
            }
        }
    }

    private void addLosses(ActivationCache run, int[] row) {
        long[] next = new long[length - 1];
        for (int position = 0; position < next.length; position++) {
            next[position] = row[position + 1];
        }
        try (NDManager manager = model.newManager()) {
            NDArray residual = run.residualBefore(manager, model.config().layers()).get("0:{}", length - 1);
            NDArray targets = manager.create(next, new Shape(next.length, 1));
            float[] logProbabilities = model.logits(residual).logSoftmax(-1).gather(targets, 1).toFloatArray();
            int second = length - repeated - 1; // the first position whose next token belongs to the second half
            for (int position = 0; position < next.length; position++) {
                if (position < second) {
                    lossFirst -= logProbabilities[position] / second;
                } else {
                    lossSecond -= logProbabilities[position] / repeated;
                }
            }
        }
    }

    /// How many rows have been run.
    public int done() {
        return done;
    }

    /// The means over the rows run so far, at least one.
    public DetectorScores scores() {
        return new DetectorScores(mean(Detector.PREVIOUS), mean(Detector.CURRENT), mean(Detector.DUPLICATE), mean(Detector.INDUCTION),
                mean(Detector.FIRST), lossFirst / done, lossSecond / done);
    }

    private double[][] mean(Detector detector) {
        double[][] sum = sums[detector.ordinal()];
        double[][] mean = new double[sum.length][model.config().heads()];
        for (int layer = 0; layer < sum.length; layer++) {
            for (int head = 0; head < sum[layer].length; head++) {
                mean[layer][head] = sum[layer][head] / done;
            }
        }
        return mean;
    }
}
