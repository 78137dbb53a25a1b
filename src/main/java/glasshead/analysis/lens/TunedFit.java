package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import glasshead.gpt2.Gpt2;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Fits the tuned lens at one place: `x + x A + b`, from A and b of zeros, by Adam on the KL divergence of what is read from the model's
/// own output. What is kept is the best on texts that no gradient came from, the logit lens among the candidates.
///
/// The gradient is written out: softmax and KL give q - p, the unembedding and LayerNorm are followed back as in any backward pass.
/// Source: "Eliciting Latent Predictions from Transformers with the Tuned Lens" (Belrose et al., 2023).
///
/// @param model with processed weights
/// @param data  residual streams and outputs
/// @param steps of Adam
public record TunedFit(Gpt2 model, LensData data, int place, int steps) {

    private static final int BATCH = 256;
    private static final int LOOKS = 20;
    private static final int CHUNK = 256;
    private static final double RATE = 1e-3;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    /// @param map       A, row after row
    /// @param offset    b
    /// @param curve     mean KL on the texts that decide, before the first step and after each twentieth of them, in nats
    /// @param logitLens mean KL of the logit lens on texts that nothing was decided by
    /// @param tunedLens the same of this one
    public record Fitted(float[] map, float[] offset, List<Double> curve, double logitLens, double tunedLens) {
    }

    /// A fit under way, from which it goes on as if it had never been stopped.
    ///
    /// @param step      how many are done
    /// @param map       A with Adam's two moments
    /// @param offset    b with them
    /// @param best      A and b that were best so far
    /// @param curve     as in the end
    /// @param logitLens as in the end
    public record State(int step, List<float[]> map, List<float[]> offset, List<float[]> best, List<Double> curve, double logitLens) {
    }

    /// @param from  nothing to begin with the first step
    /// @param known gets how far it is after each twentieth of the steps, on this thread
    public Fitted fit(@Nullable State from, Consumer<State> known, BooleanSupplier cancelled) {
        int width = model.config().dModel();
        try (NDManager manager = model.newManager()) {
            Parameter map = new Parameter(manager, from == null ? zeros(width * width) : from.map, new Shape(width, width));
            Parameter offset = new Parameter(manager, from == null ? zeros(width) : from.offset, new Shape(width));
            Random random = new Random(place);
            int[] training = data.training();
            double untouched = from == null ? divergence(map, offset, data.heldOut(), cancelled) : from.logitLens;
            List<float[]> best = from == null ? List.of(map.numbers(), offset.numbers()) : from.best;
            List<Double> curve = new ArrayList<>(from == null ? List.of(divergence(map, offset, data.deciding(), cancelled)) : from.curve);
            for (int step = 1; step <= steps; step++) {
                int[] rows = IntStream.range(0, BATCH).map(_ -> training[random.nextInt(training.length)]).toArray();
                if (from != null && step <= from.step) {
                    continue; // drawn, so that what follows is as it would have been
                }
                step(map, offset, rows, step, cancelled);
                if (step % Math.max(1, steps / LOOKS) == 0 || step == steps) {
                    double now = divergence(map, offset, data.deciding(), cancelled);
                    best = now < Collections.min(curve) ? List.of(map.numbers(), offset.numbers()) : best;
                    curve.add(now);
                    known.accept(new State(step, map.state(), offset.state(), best, List.copyOf(curve), untouched));
                }
            }
            double kept = divergence(new Parameter(manager, best.subList(0, 1), new Shape(width, width)), new Parameter(manager, best
                    .subList(1, 2), new Shape(width)), data.heldOut(), cancelled);
            return new Fitted(best.getFirst(), best.getLast(), curve, untouched, kept);
        }
    }

    private static List<float[]> zeros(int size) {
        return List.of(new float[size]);
    }

    private void step(Parameter map, Parameter offset, int[] rows, int step, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
        try (NDManager scratch = model.newManager()) {
            NDArray x = data.residual(scratch, place, rows);
            NDArray end = data.output(scratch, rows);
            NDArray hidden = x.add(x.matMul(map.in(scratch))).add(offset.in(scratch));
            NDArray gradient = backward(hidden, end);
            // A fall to zero lets the last steps settle.
            double rate = RATE * (1 - (step - 1.0) / steps);
            map.step(x.transpose().matMul(gradient), step, rate);
            offset.step(gradient.sum(new int[] {0}), step, rate);
        }
    }

    /// The gradient of the mean KL by the rows before the final LayerNorm, `[row, d_model]`.
    ///
    /// @param end final residual streams of the model itself
    private NDArray backward(NDArray hidden, NDArray end) {
        long count = hidden.getShape().get(0);
        NDArray unembed = model.weights().unembed();
        NDArray wrong = model.logits(hidden).softmax(1).sub(model.logits(end).softmax(1)).div(count);
        NDArray normed = wrong.matMul(unembed);
        if (!model.config().hasLayerNorm()) {
            return normed;
        }
        NDArray centred = hidden.sub(hidden.mean(new int[] {1}, true));
        NDArray scale = model.finalScale(hidden);
        NDArray unit = centred.div(scale);
        return normed.sub(normed.mean(new int[] {1}, true)).sub(unit.mul(normed.mul(unit).mean(new int[] {1}, true))).div(scale);
    }

    /// Mean KL of what is read at some rows, in nats.
    private double divergence(Parameter map, Parameter offset, int[] rows, BooleanSupplier cancelled) {
        double sum = 0;
        for (int from = 0; from < rows.length; from += CHUNK) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            int[] some = IntStream.range(from, Math.min(rows.length, from + CHUNK)).map(i -> rows[i]).toArray();
            try (NDManager scratch = model.newManager()) {
                NDArray x = data.residual(scratch, place, some);
                NDArray read = model.logits(x.add(x.matMul(map.in(scratch))).add(offset.in(scratch))).logSoftmax(1);
                NDArray own = model.logits(data.output(scratch, some)).logSoftmax(1);
                sum += own.exp().mul(own.sub(read)).sum().getFloat();
            }
        }
        return sum / rows.length;
    }

    /// Numbers that are fitted, with Adam's moments.
    private static final class Parameter {

        private final NDArray value;
        private final NDArray mean;
        private final NDArray square;

        /// @param state numbers, and Adam's moments unless they are to be zero
        Parameter(NDManager manager, List<float[]> state, Shape shape) {
            value = manager.create(state.getFirst(), shape);
            mean = state.size() == 1 ? manager.zeros(shape) : manager.create(state.get(1), shape);
            square = state.size() == 1 ? manager.zeros(shape) : manager.create(state.get(2), shape);
        }

        float[] numbers() {
            return value.toFloatArray();
        }

        List<float[]> state() {
            return List.of(numbers(), mean.toFloatArray(), square.toFloatArray());
        }

        NDArray in(NDManager scratch) {
            return value.get(scratch, new NDIndex("..."));
        }

        /// @param gradient under a manager that is closed soon
        void step(NDArray gradient, int step, double rate) {
            NDManager scratch = gradient.getManager();
            mean.muli(BETA_1).addi(gradient.mul(1 - BETA_1));
            square.muli(BETA_2).addi(gradient.square().mul(1 - BETA_2));
            NDArray divisor = square.get(scratch, new NDIndex("...")).sqrt().div(Math.sqrt(1 - Math.pow(BETA_2, step)))
                    .add(EPSILON);
            NDArray change = mean.get(scratch, new NDIndex("...")).div(divisor);
            value.subi(change.mul(rate / (1 - Math.pow(BETA_1, step))));
        }
    }
}
