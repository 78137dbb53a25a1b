package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.TensorSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A loaded model: its weights, and the runs that can be made with them.
///
/// Belongs to one thread, with everything made from it.
public final class Gpt2 implements AutoCloseable {

    private final Gpt2Config config;
    private final Gpt2Weights weights;
    private final NDManager manager;
    private final NDManager parent;
    private final Work work = new Work();

    private Gpt2(Gpt2Config config, Gpt2Weights weights, NDManager manager, NDManager parent) {
        this.config = config;
        this.weights = weights;
        this.manager = manager;
        this.parent = parent;
    }

    /// Reads the weights, and processes them unless they are to stay `raw`.
    ///
    /// @param parent owns the model's memory
    /// @throws glasshead.experiment.BadInput when a tensor is missing, of another shape than the config says, or not finite
    public static Gpt2 load(Gpt2Config config, TensorSource tensors, boolean raw, NDManager parent) {
        return load(TensorPlan.of(config, tensors), tensors, raw, parent);
    }

    /// @param plan of the same tensors
    public static Gpt2 load(TensorPlan plan, TensorSource tensors, boolean raw, NDManager parent) {
        NDManager manager = parent.newSubManager();
        try {
            Gpt2Weights read = new WeightLoading(plan, tensors, manager).load(!raw);
            Gpt2Weights weights = raw ? read : WeightProcessing.process(read);
            // From here on a result that would land among the weights, and leak, throws instead.
            manager.cap();
            return new Gpt2(plan.config(), weights, manager, parent);
        } catch (RuntimeException | Error failure) {
            manager.close();
            throw failure;
        }
    }

    /// A model with random weights, as if processed, for measurements.
    public static Gpt2 random(Gpt2Config config, int seed, NDManager parent) {
        NDManager manager = parent.newSubManager();
        Gpt2Weights weights = RandomWeights.of(config, seed, manager);
        manager.cap();
        return new Gpt2(config, weights, manager, parent);
    }

    /// A model on weights that somebody else owns and goes on changing: for training. Nothing is processed or copied.
    ///
    /// @param tensors its arrays under their Hugging Face names, given out themselves rather than as copies
    /// @param manager owns the little that is not trained; not closed with the weights' owner
    public static Gpt2 sharing(Gpt2Config config, TensorSource tensors, NDManager manager) {
        NDManager own = manager.newSubManager();
        return new Gpt2(config, new WeightLoading(TensorPlan.of(config, tensors), tensors, own).load(false), own, manager);
    }

    public Gpt2Config config() {
        return config;
    }

    public Gpt2Weights weights() {
        return weights;
    }

    /// Counts what the runs cost.
    public Work work() {
        return work;
    }

    /// A manager for results, which the caller closes.
    public NDManager newManager() {
        return parent.newSubManager();
    }

    /// The whole model on one prompt, with `edits` made on the way.
    ///
    /// @param tokens at least one, at most `config.positions()`
    /// @throws CancellationException when `cancelled` says so, between two layers
    public ActivationCache run(int[] tokens, List<Edit> edits, BooleanSupplier cancelled) {
        return cached(Row.whole(tokens, edits), cancelled);
    }

    /// A prompt that begins like one already run: the first `common` positions are taken from there. The result stands by itself.
    ///
    /// @param common how many leading tokens the two share, less than the length of `tokens`
    public ActivationCache extend(ActivationCache similar, int[] tokens, int common, BooleanSupplier cancelled) {
        return extend(similar, tokens, common, List.of(), cancelled);
    }

    /// The same with edits, which were made in the positions that are taken over and are made in the others.
    public ActivationCache extend(ActivationCache similar, int[] tokens, int common, List<Edit> edits, BooleanSupplier cancelled) {
        Start start = new Start(0, Start.Entry.EMBEDDING, common);
        ActivationCache run = cached(new Row(tokens, similar, start, tokens.length, edits), cancelled);
        run.detach();
        return run;
    }

    /// The same prompt from the first place on that `edits` can change. Without such a place the result is `baseline` itself.
    ///
    /// @param baseline a run without edits
    public ActivationCache rerun(ActivationCache baseline, List<Edit> edits, BooleanSupplier cancelled) {
        return edits.stream().anyMatch(Edit::departs) ? cached(rerun(baseline, edits), cancelled) : baseline;
    }

    /// Several prompts as one batch, each in a cache of its own.
    ///
    /// @param prompts of any lengths
    public List<ActivationCache> runAll(List<int[]> prompts, BooleanSupplier cancelled) {
        return cached(prompts.stream().map(prompt -> Row.whole(prompt, List.of())).toList(), cancelled);
    }

    /// Several re-runs as one batch; one whose edits change nothing is its baseline itself.
    ///
    /// @param edits for each of the baselines
    public List<ActivationCache> rerunAll(List<ActivationCache> baselines, List<List<Edit>> edits, BooleanSupplier cancelled) {
        List<ActivationCache> reruns = new ArrayList<>(baselines);
        List<Integer> changed = IntStream.range(0, baselines.size()).filter(i -> edits.get(i).stream().anyMatch(Edit::departs)).boxed()
                .toList();
        List<ActivationCache> caches = cached(changed.stream().map(i -> rerun(baselines.get(i), edits.get(i))).toList(), cancelled);
        for (int i = 0; i < changed.size(); i++) {
            reruns.set(changed.get(i), caches.get(i));
        }
        return reruns;
    }

    private static Row rerun(ActivationCache baseline, List<Edit> edits) {
        Start start = Start.of(edits.stream().filter(Edit::departs).toList());
        return new Row(baseline.tokens(), baseline, start, baseline.length(), edits);
    }

    private ActivationCache cached(Row row, BooleanSupplier cancelled) {
        return cached(List.of(row), cancelled).getFirst();
    }

    private List<ActivationCache> cached(List<Row> rows, BooleanSupplier cancelled) {
        if (rows.stream().anyMatch(row -> CircuitRow.of(row) != null)) {
            return eachByItself(rows, cancelled);
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        List<ActivationCache> caches = rows.stream().map(row -> new ActivationCache(this, row.tokens(), row.base(), row.start())).toList();
        try (NDManager scratch = newManager()) {
            new LayerLoop(this, rows, null, new RowCaches(caches, rows)).run(scratch, cancelled);
            return caches;
        } catch (RuntimeException | Error failure) {
            caches.forEach(ActivationCache::close);
            throw failure;
        }
    }

    /// Edges are cut in one row at a time.
    private List<ActivationCache> eachByItself(List<Row> rows, BooleanSupplier cancelled) {
        List<ActivationCache> caches = new ArrayList<>();
        try {
            for (Row row : rows) {
                CircuitRow circuit = CircuitRow.of(row);
                caches.add(circuit == null ? cached(row, cancelled) : circuit.run(this, cancelled));
            }
            return caches;
        } catch (RuntimeException | Error failure) {
            caches.forEach(ActivationCache::close);
            throw failure;
        }
    }

    /// The final LayerNorm's scale of residual streams `[..., d_model]`: `[..., 1]`, all 1 without LayerNorm.
    public NDArray finalScale(NDArray residual) {
        return Normalized.of(weights.finalNorm(), residual, config.epsilon()).scale();
    }

    /// Logits `[..., vocab]` of final residual streams `[..., d_model]`, whose manager owns the result.
    public NDArray logits(NDArray residual) {
        NDArray normalized = Normalized.of(weights.finalNorm(), residual, config.epsilon()).values();
        work.weighted(normalized, weights.unembed(), true);
        return normalized.getNDArrayInternal().linear(normalized, weights.unembed(), weights.unembedBias()).get(0);
    }

    /// Logits of many prompts of one length, with no activation kept: `[row, pos, vocab]`, or `[row, 1, vocab]` of their last position
    /// alone. Gradients can flow back through it.
    ///
    /// @param scratch owns the result and everything on the way
    public NDArray logits(NDManager scratch, int[][] prompts, boolean lastOnly, BooleanSupplier cancelled) {
        int length = prompts[0].length;
        int[] last = new int[prompts.length];
        Arrays.fill(last, length - 1);
        List<Row> rows = Stream.of(prompts).map(prompt -> Row.whole(prompt, List.of())).toList();
        NDArray residual = new LayerLoop(this, rows, lastOnly ? last : null, LayerLoop.Recorder.NONE).keepingAll().run(scratch, cancelled);
        return logits(residual.reshape(prompts.length, lastOnly ? 1 : length, config.dModel()));
    }

    /// The residual stream of many prompts before a block, `[token, d_model]`, one prompt behind the other, with nothing kept on the way.
    ///
    /// @param target owns the result
    /// @param block  the number of blocks for the end
    public NDArray residualBefore(NDManager target, List<int[]> prompts, int block, BooleanSupplier cancelled) {
        List<Row> rows = prompts.stream().map(prompt -> Row.whole(prompt, List.of())).toList();
        return new LayerLoop(this, rows, null, LayerLoop.Recorder.NONE).before(block).run(target, cancelled);
    }

    /// Multiply-adds of a run over `length` positions with every block, its last position unembedded.
    public long multiplyAddsOfFullRun(int length) {
        long d = config.dModel();
        long perPosition = 4 * d * d + 2 * d * config.dMlp();
        long attention = 2L * length * length * d;
        return config.layers() * (perPosition * length + attention) + d * config.vocabulary();
    }

    static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
