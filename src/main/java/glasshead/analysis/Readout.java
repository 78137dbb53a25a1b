package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.BadInput;
import glasshead.experiment.Metric;
import glasshead.gpt2.Gpt2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What final residual streams of some rows say by a [Metric], each row by its own question: as numbers, or followed for gradients.
public final class Readout {

    private final Gpt2 model;
    private final List<ContrastTokens> contrasts;
    private final NDArray directions;
    private final double[] constants;
    private final List<Answered> untouched;

    /// @param residuals of the untouched runs at the position that is read, `[row, d_model]`
    /// @param manager   owns what is kept
    public Readout(Gpt2 model, List<ContrastTokens> contrasts, NDArray residuals, NDManager manager) {
        this.model = model;
        this.contrasts = List.copyOf(contrasts);
        NDList vectors = new NDList();
        constants = new double[contrasts.size()];
        try (NDManager scratch = manager.newSubManager()) {
            for (int row = 0; row < constants.length; row++) {
                LogitDirection direction = LogitDirection.of(model, contrasts.get(row), scratch);
                vectors.add(direction.vector());
                constants[row] = direction.constant();
            }
            directions = NDArrays.stack(vectors);
            directions.attach(manager);
        }
        untouched = answers(residuals.expandDims(1), false).stream().map(List::getFirst).toList();
    }

    /// How the untouched runs answer, by row.
    public List<Answered> untouched() {
        return untouched;
    }

    /// @param residuals `[row, variant, d_model]`
    /// @return `[row][variant]`
    public double[][] values(Metric metric, NDArray residuals) {
        if (metric != Metric.LOGIT_DIFFERENCE) {
            return answers(residuals, true).stream().map(row -> row.stream().mapToDouble(answer -> answer.of(metric)).toArray()).toArray(
                    double[][]::new);
        }
        int variants = (int) residuals.getShape().get(1);
        float[] along = differences(residuals).toFloatArray();
        double[][] values = new double[constants.length][variants];
        for (int row = 0; row < values.length; row++) {
            for (int variant = 0; variant < variants; variant++) {
                values[row][variant] = along[row * variants + variant] + constants[row];
            }
        }
        return values;
    }

    /// By every metric.
    ///
    /// @param residuals `[row, variant, d_model]`
    /// @return by row, by variant
    public List<List<Answered>> answers(NDArray residuals) {
        return answers(residuals, true);
    }

    private List<List<Answered>> answers(NDArray residuals, boolean compared) {
        int variants = (int) residuals.getShape().get(1);
        float[] logits = model.logits(residuals.reshape(-1, residuals.getShape().get(2))).toFloatArray();
        int vocabulary = model.config().vocabulary();
        List<List<Answered>> all = new ArrayList<>();
        for (int row = 0; row < contrasts.size(); row++) {
            List<Answered> ofRow = new ArrayList<>();
            for (int variant = 0; variant < variants; variant++) {
                int at = (row * variants + variant) * vocabulary;
                ofRow.add(Answered.of(Arrays.copyOfRange(logits, at, at + vocabulary), contrasts.get(row), compared ? untouched.get(row)
                        : null));
            }
            all.add(ofRow);
        }
        return all;
    }

    /// By how much the logit difference changes when final residual streams do and LayerNorm keeps the untouched run's scale: linear.
    ///
    /// @param changed `[row, variant, d_model]`
    /// @param before  of the untouched runs, `[row, d_model]`
    /// @return `[row][variant]`
    public double[][] frozenChanges(NDArray changed, NDArray before) {
        NDManager manager = changed.getManager();
        NDArray vectors = manager.create(directions.toFloatArray(), directions.getShape());
        NDArray scale = model.finalScale(before.expandDims(1)).squeeze(2);
        float[] along = changed.sub(before.expandDims(1)).mul(vectors.expandDims(1)).sum(new int[] {2}).div(scale).toFloatArray();
        int variants = (int) changed.getShape().get(1);
        double[][] changes = new double[constants.length][variants];
        for (int i = 0; i < along.length; i++) {
            changes[i / variants][i % variants] = along[i];
        }
        return changes;
    }

    /// Along the contrast's direction, without the constant: `[row, variant]`.
    private NDArray differences(NDArray residuals) {
        NDArray vectors = directions.getManager() == residuals.getManager() ? directions
                : residuals.getManager().create(directions.toFloatArray(), directions.getShape());
        return residuals.mul(vectors.expandDims(1)).sum(new int[] {2}).div(model.finalScale(residuals).squeeze(2));
    }

    /// A metric as a number that gradients flow through, but for a constant.
    ///
    /// @param residuals `[row, variant, d_model]`, followed
    /// @return `[row, variant]`
    /// @throws BadInput when the metric jumps, so that it has no gradient
    public NDArray followed(Metric metric, NDArray residuals) {
        requireGradient(metric);
        if (metric == Metric.LOGIT_DIFFERENCE) {
            return differences(residuals);
        }
        NDManager manager = residuals.getManager();
        Shape shape = residuals.getShape();
        int vocabulary = model.config().vocabulary();
        NDArray logs = model.logits(residuals.reshape(-1, shape.get(2))).logSoftmax(-1).reshape(shape.get(0), shape.get(1), vocabulary);
        int[] last = {2};
        if (metric == Metric.KL) {
            float[] from = new float[contrasts.size() * vocabulary];
            for (int row = 0; row < contrasts.size(); row++) {
                System.arraycopy(untouched.get(row).logProbabilities(), 0, from, row * vocabulary, vocabulary);
            }
            NDArray probabilities = manager.create(from, new Shape(contrasts.size(), 1, vocabulary)).exp();
            return logs.mul(probabilities).sum(last).neg();
        }
        NDArray probabilities = logs.exp();
        NDArray answers = probabilities.mul(chosen(manager, true)).sum(last);
        return metric == Metric.LOG_PROBABILITY ? answers.log() : answers.sub(probabilities.mul(chosen(manager, false)).sum(last));
    }

    /// @throws BadInput when the metric jumps
    public static void requireGradient(Metric metric) {
        if (metric.isShare()) {
            throw new BadInput("The metric '" + metric.key() + "' is 0 or 1 and has no gradient; choose another, or exact scores.");
        }
    }

    /// 1 for answers, or for distractors: `[row, 1, vocabulary]`.
    private NDArray chosen(NDManager manager, boolean answers) {
        int vocabulary = model.config().vocabulary();
        float[] which = new float[contrasts.size() * vocabulary];
        for (int row = 0; row < contrasts.size(); row++) {
            for (int id : answers ? contrasts.get(row).answers() : contrasts.get(row).distractors()) {
                which[row * vocabulary + id] = 1;
            }
        }
        return manager.create(which, new Shape(contrasts.size(), 1, vocabulary));
    }
}
