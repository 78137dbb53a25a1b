package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Evidence;
import glasshead.analysis.FinalLogits;
import glasshead.analysis.Predictions;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.Texts;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.VariantBatch;
import glasshead.gpt2.VariantBatch.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// A map under way. Each [#step] computes some more cells as one batch; between steps the inference thread is free for other requests.
///
/// Holds runs of its own, so that whatever is run meanwhile can't change what it compares with.
public final class MapJob implements SteppedJob<EffectMap> {

    /// So many rows times positions are multiplied at once: enough that each weight that is fetched is used often, few enough that the
    /// activations between two products stay in the processor's caches.
    private static final int ROWS_TIMES_POSITIONS = 768;

    /// Rows that start at a later position than the batch are computed from the batch's first position on. So many positions too much are
    /// cheaper than fetching all weights once more for a batch of their own.
    private static final int POSITIONS_TOO_MUCH = 50;

    private final LoadedModel loaded;
    private final Experiment experiment;
    private final MapKind kind;
    private final TokenRow tokens;
    private final ContrastTokens contrast;
    private final KeptRuns runs;
    private final ActivationCache base;
    private final double baseDifference;
    private final double sourceDifference;
    private final List<MapKind.Cell> cells;
    private final List<Integer> order;
    private final double[] values;
    private int done;
    private boolean closed;

    /// @param asked   as on screen: its active interventions stand in every cell
    /// @param reverse when patching: bring the second prompt's activations into the prompt instead
    MapJob(LoadedModel loaded, Experiment asked, MapKind kind, boolean reverse, BooleanSupplier cancelled) {
        require(!kind.needsOther() || !asked.other().isEmpty(), "This map needs a second prompt to take activations from; give one.");
        require(loaded.model().config().layers() > 0, "This model has no layers, so there is nothing to map.");
        require(!kind.needsMlps() || loaded.model().config().hasMlp(), "This model has no MLPs, so there is nothing to map.");
        this.kind = kind;
        experiment = kind.patching() && !reverse ? asked.withPrompt(asked.other()).withOther(asked.prompt()) : asked;
        runs = new KeptRuns(loaded.model());
        this.loaded = loaded.withRuns(runs);
        try {
            tokens = this.loaded.tokens().read(experiment.prompt(), experiment.options().bos());
            contrast = new ContrastReader(loaded.tokens(), new ArrayList<>()).read(experiment.contrast(), tokens.length());
            require(!contrast.isEmpty(), "A map shows the logit difference; give an answer and a distractor.");
            base = new Request(this.loaded, experiment, cancelled).run(tokens);
            baseDifference = difference(base);
            sourceDifference = kind.patching() ? sourceDifference(cancelled) : baseDifference;
            cells = kind.cells(loaded.info().layers(), loaded.info().heads(), tokens.length());
            values = new double[cells.size()];
            Arrays.fill(values, Double.NaN);
            order = joiningOrder(kind.patching() ? sharedBeginning() : 0);
            done = cells.size() - order.size();
        } catch (RuntimeException | Error failure) {
            runs.close();
            throw failure;
        }
    }

    private double sourceDifference(BooleanSupplier cancelled) {
        TokenRow other = loaded.tokens().read(experiment.other(), experiment.options().bos());
        require(other.length() == tokens.length(),
                Texts.format("The two prompts have %d and %d tokens, so their positions don't correspond; make them equally long.", tokens
                        .length(), other.length()));
        return difference(runs.baseline(other.ids(), cancelled));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadInput(sentence);
        }
    }

    private double difference(ActivationCache run) {
        return Predictions.LOGIT_DIFFERENCE.of(new Evidence(loaded.model(), run, contrast));
    }

    /// How many tokens the two prompts begin with in common. What they are at those positions is the same in both runs, by causality, so
    /// patching there changes nothing and need not be computed.
    private int sharedBeginning() {
        int[] other = loaded.tokens().read(experiment.other(), experiment.options().bos()).ids();
        int mismatch = Arrays.mismatch(tokens.ids(), other);
        return mismatch < 0 ? other.length : mismatch;
    }

    /// Cells by position and then from the first layer on, so that those which start near each other are computed together.
    ///
    /// @param shared cells at earlier positions get their value here and now
    private List<Integer> joiningOrder(int shared) {
        for (int cell = 0; cell < values.length; cell++) {
            int position = cells.get(cell).position();
            if (experiment.active().isEmpty() && position >= 0 && position < shared) {
                values[cell] = baseDifference;
            }
        }
        return IntStream.range(0, cells.size()).filter(cell -> Double.isNaN(values[cell])).boxed()
                .sorted(Comparator.comparing((Integer cell) -> cells.get(cell).position()).thenComparing(cell -> cells.get(cell).layer()))
                .toList();
    }

    /// Computes the next cells.
    @Override
    public boolean step(BooleanSupplier cancelled) {
        if (closed) {
            throw new CancellationException("the map was closed");
        }
        if (done == cells.size()) {
            return false;
        }
        int begun = done - (cells.size() - order.size());
        List<Integer> batch = order.subList(begun, begun + batchSize(begun));
        double[] differences = NativeMemory.guard(() -> differences(batch, cancelled));
        for (int i = 0; i < batch.size(); i++) {
            values[batch.get(i)] = differences[i];
        }
        done += batch.size();
        return done < cells.size();
    }

    private double[] differences(List<Integer> batch, BooleanSupplier cancelled) {
        try (NDManager manager = loaded.model().newManager()) {
            ActivationCache baseline = runs.baseline(tokens.ids(), cancelled);
            EditBinder binder = new EditBinder(loaded.model(), baseline, new SourceRuns(loaded, experiment, cancelled), manager);
            List<Edit> standing = binder.bind(experiment.active());
            List<Variant> variants = batch.stream().map(cell -> new Variant(base, contrast.position(), binder.bind(cells.get(cell)
                    .interventions()), standing))
                    .toList();
            NDArray residuals = VariantBatch.residuals(loaded.model(), variants, manager, cancelled);
            return FinalLogits.differences(loaded.model(), residuals, contrast);
        }
    }

    private int batchSize(int begun) {
        int first = position(begun);
        int most = Math.max(1, ROWS_TIMES_POSITIONS / (tokens.length() - first));
        int size = 0;
        int tooMuch = 0;
        while (begun + size < order.size() && size < most && tooMuch <= POSITIONS_TOO_MUCH) {
            tooMuch += position(begun + size) - first;
            size++;
        }
        return tooMuch <= POSITIONS_TOO_MUCH ? size : size - 1;
    }

    private int position(int place) {
        return Math.max(0, cells.get(order.get(place)).position());
    }

    @Override
    public EffectMap soFar() {
        int[] shape = kind.shape(loaded.info().layers(), loaded.info().heads(), tokens.length());
        return new EffectMap(kind, experiment, shape, cells, values.clone(), baseDifference, sourceDifference, done, tokens.labels());
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            runs.close();
        }
    }
}
