package glasshead.engine;

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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A map under way: its cells are computed in batches, which the workers share.
///
/// Holds runs of its own, so that whatever is run meanwhile can't change what it compares with.
final class MapJob extends Job<EffectMap> {

    private final LoadedModel loaded;
    private final Workers workers;
    private final Experiment experiment;
    private final MapKind kind;
    private final TokenRow tokens;
    private final ContrastTokens contrast;
    private final KeptRuns runs;
    private final List<MapKind.Cell> cells;
    private final double[] values;

    MapJob(LoadedModel loaded, Workers workers, Question.Map question) {
        Experiment asked = question.experiment();
        kind = question.kind();
        require(!kind.needsOther() || !asked.other().isEmpty(), "This map needs a second prompt to take activations from; give one.");
        require(loaded.model().config().layers() > 0, "This model has no layers, so there is nothing to map.");
        require(!kind.needsMlps() || loaded.model().config().hasMlp(), "This model has no MLPs, so there is nothing to map.");
        this.workers = workers;
        experiment = kind.patching() && !question.reverse() ? asked.withPrompt(asked.other()).withOther(asked.prompt()) : asked;
        tokens = loaded.tokens().read(experiment.prompt(), experiment.options().bos());
        contrast = new ContrastReader(loaded.tokens(), new ArrayList<>()).read(experiment.contrast(), tokens.length());
        require(!contrast.isEmpty(), "A map shows the logit difference; give an answer and a distractor.");
        runs = new KeptRuns(loaded.model());
        this.loaded = loaded.withRuns(runs);
        cells = kind.cells(loaded.info().layers(), loaded.info().heads(), tokens.length());
        values = new double[cells.size()];
        Arrays.fill(values, Double.NaN);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadInput(sentence);
        }
    }

    /// What the cells are compared with.
    ///
    /// @param base   the run that they grow from
    /// @param source when patching, the logit difference of the run that the activations come from
    private record Grounds(ActivationCache base, double difference, double source) {
    }

    @Override
    EffectMap answer(Consumer<EffectMap> soFar, BooleanSupplier cancelled) {
        Grounds grounds = workers.one(this::grounds, cancelled);
        List<Integer> order = order(grounds);
        List<List<Integer>> batches = Pieces.of(order, order.stream().map(this::cost).toList());
        int[] done = {cells.size() - order.size()};
        workers.each(batches.stream().<Function<BooleanSupplier, double[]>>map(batch -> stop -> differences(batch, grounds.base, stop))
                .toList(),
                (batch, differences) -> {
                    for (int i = 0; i < differences.length; i++) {
                        values[batches.get(batch).get(i)] = differences[i];
                    }
                    done[0] += differences.length;
                    if (done[0] < cells.size()) {
                        soFar.accept(map(grounds, done[0]));
                    }
                }, cancelled);
        return map(grounds, done[0]);
    }

    private Grounds grounds(BooleanSupplier cancelled) {
        ActivationCache base = new Request(loaded, experiment, cancelled).run(tokens);
        double difference = difference(base);
        return new Grounds(base, difference, kind.patching() ? sourceDifference(cancelled) : difference);
    }

    private double sourceDifference(BooleanSupplier cancelled) {
        TokenRow other = loaded.tokens().read(experiment.other(), experiment.options().bos());
        require(other.length() == tokens.length(),
                Texts.format("The two prompts have %d and %d tokens, so their positions don't correspond; make them equally long.", tokens
                        .length(), other.length()));
        return difference(runs.baseline(other.ids(), cancelled));
    }

    private double difference(ActivationCache run) {
        return Predictions.LOGIT_DIFFERENCE.of(new Evidence(loaded.model(), run, contrast));
    }

    /// The cells that are to be computed, those that change the earliest layers first, so that all rows of a batch go far together.
    private List<Integer> order(Grounds grounds) {
        int shared = kind.patching() && experiment.active().isEmpty() ? sharedBeginning() : 0;
        for (int cell = 0; cell < values.length; cell++) {
            int position = cells.get(cell).position();
            if (position >= 0 && position < shared) {
                values[cell] = grounds.difference;
            }
        }
        return IntStream.range(0, cells.size()).filter(cell -> Double.isNaN(values[cell])).boxed()
                .sorted(Comparator.comparing((Integer cell) -> cells.get(cell).layer()).thenComparing(this::firstPosition)).toList();
    }

    /// How many tokens the two prompts begin with in common. What they are at those positions is the same in both runs, by causality, so
    /// patching there changes nothing and need not be computed.
    private int sharedBeginning() {
        int[] other = loaded.tokens().read(experiment.other(), experiment.options().bos()).ids();
        int mismatch = Arrays.mismatch(tokens.ids(), other);
        return mismatch < 0 ? other.length : mismatch;
    }

    private int firstPosition(int cell) {
        return cells.get(cell).interventions().stream().mapToInt(line -> line.positions().resolve(tokens.length())[0]).min().orElseThrow();
    }

    private Pieces.Cost cost(int cell) {
        return new Pieces.Cost(tokens.length() - firstPosition(cell), loaded.info().layers() - cells.get(cell).layer());
    }

    private double[] differences(List<Integer> batch, ActivationCache base, BooleanSupplier cancelled) {
        try (NDManager manager = loaded.model().newManager()) {
            ActivationCache baseline = runs.baseline(tokens.ids(), cancelled);
            EditBinder binder = new EditBinder(loaded.model(), baseline, new PromptSources(loaded, experiment, cancelled), experiment
                    .interventions(), manager);
            List<Edit> standing = binder.bind(experiment.active());
            List<Variant> variants = batch.stream()
                    .map(cell -> new Variant(base, contrast.position(), binder.bind(cells.get(cell).interventions()), standing)).toList();
            return FinalLogits.differences(loaded.model(), VariantBatch.residuals(loaded.model(), variants, manager, cancelled), contrast);
        }
    }

    private EffectMap map(Grounds grounds, int done) {
        int[] shape = kind.shape(loaded.info().layers(), loaded.info().heads(), tokens.length());
        return new EffectMap(kind, experiment, shape, cells, values.clone(), grounds.difference, grounds.source, done, tokens.labels());
    }

    @Override
    void release() {
        runs.close();
    }
}
