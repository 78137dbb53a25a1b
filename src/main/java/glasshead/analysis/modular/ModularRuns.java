package glasshead.analysis.modular;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.BadInput;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.LastPositions;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Runs a model on every pair of numbers, some hundred pairs at a time.
public final class ModularRuns {

    private static final int ROWS = 1024;
    /// Floats in all pictures together, 256 MB.
    private static final long MOST_NUMBERS = 64L << 20;

    private final Gpt2 model;
    private final ModularTask task;
    private final BooleanSupplier cancelled;

    /// @throws BadInput when the pictures would take more memory than is sensible
    public ModularRuns(Gpt2 model, ModularTask task, BooleanSupplier cancelled) {
        this.model = model;
        this.task = task;
        this.cancelled = cancelled;
        long numbers = task.pairs() * (task.prime() + (long) layers() * (config().dMlp() + (long) ModularRun.PLACES * config().heads()));
        if (numbers > MOST_NUMBERS) {
            throw new BadInput(
                    Texts.format(
                            "Addition modulo %d with this model would take %d million numbers, more than the %d million that are looked "
                                    + "at together: choose a smaller model.",
                            task.prime(), numbers >> 20, MOST_NUMBERS >> 20));
        }
    }

    /// The model as it is.
    ///
    /// @throws CancellationException when `cancelled` says so
    public ModularAddition all() {
        return ModularAddition.of(task, run(model.weights().embed()), embedding(), config().dModel(), cancelled);
    }

    /// Without some frequencies in the embedding; everything behind it is run again.
    public AblatedAddition withoutInEmbedding(FrequencyAblation ablation) {
        FourierBasis basis = FourierBasis.of(task.prime());
        float[] left = EmbeddingSpectrum.without(ablation.frequencies(), embedding(), config().dModel(), basis);
        try (NDManager manager = model.newManager()) {
            ModularRun run = run(manager.create(left, new Shape(config().vocabulary(), config().dModel())));
            return new AblatedAddition(ablation, ScoredRun.of(run, task, basis));
        }
    }

    private Gpt2Config config() {
        return model.config();
    }

    private int layers() {
        return config().layers();
    }

    private float[] embedding() {
        return model.weights().embed().toFloatArray();
    }

    private ModularRun run(NDArray embedding) {
        int pairs = task.pairs();
        ModularRun run = new ModularRun(task.prime(), config().heads(), new float[pairs * task.prime()], new float[layers() * config()
                .dMlp()][pairs],
                new float[layers() * config().heads() * ModularRun.PLACES][pairs]);
        int[][] prompts = task.prompts();
        for (int from = 0; from < pairs; from += ROWS) {
            int[][] batch = Arrays.copyOfRange(prompts, from, Math.min(pairs, from + ROWS));
            take(LastPositions.of(model, embedding, batch, cancelled), from, batch.length, run);
        }
        return run;
    }

    private void take(LastPositions last, int from, int rows, ModularRun into) {
        for (int row = 0; row < rows; row++) {
            logits(last.logits(), row * config().vocabulary(), into.logits(), (from + row) * task.prime());
        }
        for (int layer = 0; layer < layers(); layer++) {
            scatter(last.patterns().get(layer), rows, into.attention(), layer * config().heads() * ModularRun.PLACES, from);
            if (config().hasMlp()) {
                scatter(last.neurons().get(layer), rows, into.neurons(), layer * config().dMlp(), from);
            }
        }
    }

    /// The numbers' logits of one row, centred.
    private void logits(float[] source, int at, float[] target, int to) {
        double sum = 0;
        for (int c = 0; c < task.prime(); c++) {
            sum += source[at + c];
        }
        float mean = (float) (sum / task.prime());
        for (int c = 0; c < task.prime(); c++) {
            target[to + c] = source[at + c] - mean;
        }
    }

    /// `[row, feature]` into one picture for each feature.
    private static void scatter(float[] values, int rows, float[][] pictures, int firstPicture, int firstPair) {
        int features = values.length / rows;
        for (int feature = 0; feature < features; feature++) {
            float[] picture = pictures[firstPicture + feature];
            for (int row = 0; row < rows; row++) {
                picture[firstPair + row] = values[row * features + feature];
            }
        }
    }
}
