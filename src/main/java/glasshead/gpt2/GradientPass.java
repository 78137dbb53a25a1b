package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationSums.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// A pass through the same layers as every other, after which gradients can be asked for at chosen places: how much a number made of the
/// final residual streams changes with each activation there.
///
/// At each place a leaf of zeros is added, whose gradient is that of the activation; weights have none. Until it is closed, operations of
/// this thread are followed; nothing is shared between threads, so that workers can each have a pass of their own.
public final class GradientPass implements AutoCloseable {

    static final int NO_LAYER = -1;

    private final NDManager manager;
    private final boolean before = JniUtils.isGradMode();
    private final Map<Place, NDArray> leaves = new HashMap<>();
    private final Map<Place, NDArray> activations = new HashMap<>();
    private final List<Row> rows;
    private final NDArray residual;

    private GradientPass(Gpt2 model, List<Row> rows, Set<Place> places, int silent, BooleanSupplier cancelled) {
        this.rows = rows;
        manager = model.newManager();
        JniUtils.setGradMode(true);
        try {
            residual = new LayerLoop(model, rows, null, LayerLoop.Recorder.NONE).changing(new Leaves(places, silent)).keepingAll()
                    .run(manager, cancelled);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /// @param prompts of one length
    /// @param edits   for each prompt; those at places with gradients are made before
    /// @param places  any but the scores' and the final LayerNorm's
    public static GradientPass of(Gpt2 model, List<int[]> prompts, List<List<Edit>> edits, Set<Place> places, BooleanSupplier cancelled) {
        return of(model, prompts, edits, places, NO_LAYER, cancelled);
    }

    /// The same with a layer whose attention and MLP pass no gradient back, as if what they write did not depend on anything.
    ///
    /// @param silent its number, or [#NO_LAYER]; of places in it there are no gradients
    static GradientPass of(Gpt2 model, List<int[]> prompts, List<List<Edit>> edits, Set<Place> places, int silent,
            BooleanSupplier cancelled) {
        if (prompts.stream().mapToInt(prompt -> prompt.length).distinct().count() != 1) {
            throw new IllegalArgumentException("prompts of one length make a pass with gradients");
        }
        return new GradientPass(model, IntStream.range(0, prompts.size()).mapToObj(row -> Row.whole(prompts.get(row), edits.get(row)))
                .toList(), places, silent, cancelled);
    }

    private final class Leaves implements LayerLoop.Change {

        private final Set<Place> places;
        private final int silent;

        Leaves(Set<Place> places, int silent) {
            this.places = places;
            this.silent = silent;
        }

        @Override
        public NDArray tokens(Site site, int layer, NDArray activation, Layout layout) {
            NDArray followed = withLeaf(new Place(site, layer), activation);
            return layer == silent && (site == Site.ATTN_OUT || site == Site.MLP_OUT) ? followed.stopGradient() : followed;
        }

        @Override
        public NDArray attention(Site site, int layer, NDArray activation, Layout.Group group) {
            return withLeaf(new Place(site, layer), activation);
        }

        private NDArray withLeaf(Place place, NDArray activation) {
            if (!places.contains(place)) {
                return activation;
            }
            NDArray leaf = manager.zeros(activation.getShape(), DataType.FLOAT32);
            leaf.setRequiresGradient(true);
            leaves.put(place, leaf);
            activations.put(place, activation);
            return activation.add(leaf);
        }
    }

    /// Owns everything of this pass, and what is computed from it.
    public NDManager manager() {
        return manager;
    }

    /// The final residual streams `[row, pos, d_model]`, followed.
    public NDArray residual() {
        return residual.reshape(rows.size(), -1, residual.getShape().get(1));
    }

    /// One position of each final residual stream, `[row, d_model]`, followed.
    public NDArray residual(int[] positions) {
        int length = rows.getFirst().tokens().length;
        return Views.rows(residual, IntStream.range(0, positions.length).map(row -> row * length + positions[row]).toArray());
    }

    /// The activation at a place, `[row, pos, ...]` or, of patterns, `[row, head, query, key]`.
    public NDArray activation(Place place) {
        return byRow(place, Objects.requireNonNull(activations.get(place)));
    }

    /// Follows a number back to all places. May be called again for another number; gradients are then added to those before, unless
    /// [#clear] comes between.
    ///
    /// @param number one number, or several whose sum is meant
    public void backward(NDArray number) {
        NDArray sum = number.sum();
        JniUtils.backward((PtNDArray) sum, (PtNDArray) manager.ones(sum.getShape(), sum.getDataType()), true, false);
    }

    /// Forgets the gradients so far.
    public void clear() {
        leaves.values().forEach(leaf -> JniUtils.zeroGrad((PtNDArray) leaf));
    }

    /// The gradient at a place, in the shape of its activation.
    public NDArray gradient(Place place) {
        return byRow(place, Objects.requireNonNull(leaves.get(place)).getGradient());
    }

    private NDArray byRow(Place place, NDArray array) {
        Shape shape = array.getShape();
        return place.site().axes() == Site.Axes.PATTERN ? array
                : array.reshape(new Shape(rows.size(), shape.get(0) / rows.size()).addAll(shape.slice(1)));
    }

    /// Does something on this thread that no gradient is wanted of.
    static void unfollowed(Runnable work) {
        boolean followed = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            work.run();
        } finally {
            JniUtils.setGradMode(followed);
        }
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
        manager.close();
    }
}
