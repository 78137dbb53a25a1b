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
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

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
    private final TokenRow other;
    private final MapCells cells;
    private final double[] values;

    MapJob(LoadedModel loaded, Workers workers, Question.Map question) {
        Experiment asked = question.experiment();
        kind = question.kind();
        require(!kind.needsOther() || !asked.other().isEmpty(), "This map needs a second prompt to take activations from; give one.");
        requireParts(kind, loaded);
        this.workers = workers;
        experiment = kind.patching() && !question.reverse() ? asked.withPrompt(asked.other()).withOther(asked.prompt()) : asked;
        tokens = loaded.tokens().read(experiment.prompt(), experiment.options().bos());
        contrast = new ContrastReader(loaded.tokens(), new ArrayList<>()).read(experiment.contrast(), tokens.length());
        require(!contrast.isEmpty(), "A map shows the logit difference; give an answer and a distractor.");
        runs = new KeptRuns(loaded.model());
        this.loaded = loaded.withRuns(runs);
        other = kind.patching() ? loaded.tokens().read(experiment.other(), experiment.options().bos()) : TokenRow.NONE;
        require(!kind.patching() || other.length() == tokens.length(),
                Texts.format("The two prompts have %d and %d tokens, so their positions don't correspond; make them equally long.", tokens
                        .length(), other.length()));
        cells = MapCells.of(kind, loaded.info(), tokens, other, experiment.active().isEmpty(), question.range());
        question.range().check(kind, loaded.info().layers(), tokens.length());
        values = new double[cells.cells().size()];
    }

    /// @throws BadInput when the model has none of the parts that the map changes
    static void requireParts(MapKind kind, LoadedModel loaded) {
        require(loaded.model().config().layers() > 0, "This model has no layers, so there is nothing to map.");
        require(!kind.needsMlps() || loaded.model().config().hasMlp(), "This model has no MLPs, so there is nothing to map.");
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
        List<Integer> order = cells.order();
        Arrays.setAll(values, cell -> cells.isAskedFor(cell) && cells.changesNothing(cell) ? grounds.difference : Double.NaN);
        List<List<Integer>> batches = Pieces.of(order, order.stream().map(cells::cost).toList());
        int of = cells.count();
        int[] done = {of - order.size()};
        workers.each(batches.stream().<Function<BooleanSupplier, double[]>>map(batch -> stop -> differences(batch, grounds.base, stop))
                .toList(),
                (batch, differences) -> {
                    for (int i = 0; i < differences.length; i++) {
                        values[batches.get(batch).get(i)] = differences[i];
                    }
                    done[0] += differences.length;
                    if (done[0] < of) {
                        soFar.accept(map(grounds, done[0]));
                    }
                }, cancelled);
        return map(grounds, done[0]);
    }

    private Grounds grounds(BooleanSupplier cancelled) {
        ActivationCache base = new Request(loaded, experiment, cancelled).run(tokens);
        double difference = difference(base);
        return new Grounds(base, difference, kind.patching() ? difference(runs.baseline(other.ids(), cancelled)) : difference);
    }

    private double difference(ActivationCache run) {
        return Predictions.LOGIT_DIFFERENCE.of(new Evidence(loaded.model(), run, contrast));
    }

    private double[] differences(List<Integer> batch, ActivationCache base, BooleanSupplier cancelled) {
        try (NDManager manager = loaded.model().newManager()) {
            ActivationCache baseline = runs.baseline(tokens.ids(), cancelled);
            EditBinder binder = new EditBinder(loaded.model(), baseline, new PromptSources(loaded, experiment, cancelled), experiment
                    .interventions(), manager);
            List<Edit> standing = binder.bind(experiment.active());
            List<Variant> variants = batch.stream()
                    .map(cell -> new Variant(base, contrast.position(), binder.bind(cells.cells().get(cell).interventions()), standing))
                    .toList();
            return FinalLogits.differences(loaded.model(), VariantBatch.residuals(loaded.model(), variants, manager, cancelled), contrast);
        }
    }

    private EffectMap map(Grounds grounds, int done) {
        int[] shape = kind.shape(loaded.info().layers(), loaded.info().heads(), tokens.length());
        return new EffectMap(kind, experiment, shape, cells.cells(), values.clone(), grounds.difference, grounds.source, done, cells
                .count(), tokens.labels(), null);
    }

    @Override
    void release() {
        runs.close();
    }
}
