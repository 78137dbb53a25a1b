package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.Analysis;
import glasshead.analysis.Composition;
import glasshead.analysis.CompositionScores;
import glasshead.analysis.Evidence;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FrequencyAblation;
import glasshead.analysis.modular.ModularAddition;
import glasshead.analysis.modular.ModularRuns;
import glasshead.checkpoint.SafetensorsWriter.Late;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.ModularTask;
import glasshead.gpt2.ActivationCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one door to the model: an experiment goes in, plain numbers come out.
///
/// Belongs to the thread that made it; native memory is taken and given back only there.
public final class InferenceEngine implements AutoCloseable {

    private final Models models;
    private final LongSupplier available;
    private final NDManager manager = NativeRuntime.open();
    private final RightOfWay rightOfWay = new RightOfWay();
    private final Workers workers;
    private final List<Job<?>> jobs = new ArrayList<>();
    private @Nullable LoadedModel loaded;
    private boolean leftModel;

    public InferenceEngine(Models models) {
        this(models, MachineMemory::available);
    }

    /// @param available how much memory is free, in bytes
    InferenceEngine(Models models, LongSupplier available) {
        this(models, available, NativeRuntime.workers());
    }

    /// @param workers how many threads share long work
    InferenceEngine(Models models, LongSupplier available, int workers) {
        this.models = models;
        this.available = available;
        this.workers = new Workers(workers, rightOfWay);
    }

    /// Loads a model, unless it is loaded already, and tells about it. The model that was there stays when this one can't be loaded.
    public ModelInfo model(String name, boolean raw) {
        return load(name, raw).info();
    }

    /// Whether this model is loaded, so that a question about it costs no loading.
    public boolean has(String name, boolean raw) {
        try {
            return loaded != null && loaded.is(models.place(name), raw);
        } catch (BadInput gone) {
            return false;
        }
    }

    /// Runs an experiment and the analyses asked for, on the run without interventions and on the one with them.
    ///
    /// @throws glasshead.experiment.BadInput   when something in the experiment can't be used
    /// @throws CancellationException           when `cancelled` says so; what was kept stays
    public Findings run(Experiment experiment, Collection<? extends Analysis<?>> analyses, BooleanSupplier cancelled) {
        return run(experiment, analyses, _ -> {}, cancelled);
    }

    /// The same, told in two steps where interventions are several.
    ///
    /// @param soFar gets the answer before what each line does by itself, which takes a run for each
    public Findings run(Experiment experiment, Collection<? extends Analysis<?>> analyses, Consumer<Findings> soFar,
            BooleanSupplier cancelled) {
        LoadedModel model = load(experiment.model(), experiment.options().rawWeights());
        try {
            return NativeMemory.guard(() -> rightOfWay.taking(() -> new Request(model, experiment, cancelled).findings(analyses, soFar)));
        } finally {
            model.runs().trim();
        }
    }

    /// One more analysis of a run whose findings are known.
    ///
    /// @param ablated whether the run with interventions is meant
    public <R> R analyse(Findings of, boolean ablated, Analysis<R> analysis) {
        LoadedModel model = load(of.experiment().model(), of.experiment().options().rawWeights());
        Request request = new Request(model, of.experiment(), () -> false);
        ActivationCache baseline = model.runs().baseline(of.tokens().ids(), () -> false);
        ActivationCache run = ablated && of.hasAblation() ? request.ablated(baseline) : baseline;
        return NativeMemory.guard(() -> rightOfWay.taking(() -> analysis.of(new Evidence(model.model(), run, of.contrast()))));
    }

    /// Begins to answer a question; the caller runs the job, on any thread. It ends early when another model is loaded.
    @SuppressWarnings("unchecked") // each question's job has its answer
    public <R> Job<R> begin(Question<R> question) {
        LoadedModel model = load(question.model(), question.raw());
        return begun((Job<R>) switch (question) {
            case Question.Map map -> new MapJob(model, workers, map);
            case Question.OfSet set -> new SetJob(model, workers, set);
            case Question.OfEdges edges -> new EdgeJob(model, workers, edges);
            case Question.OfPaths paths -> new PathJob(model, workers, paths);
            case Question.OfCircuits circuits -> new CircuitJob(model, workers, circuits);
            case Question.OfScrub scrub -> new ScrubJob(model, workers, scrub);
            case Question.OfAcdc acdc -> new AcdcJob(model, workers, acdc);
            case Question.OfSetMap map -> new SetMapJob(model, workers, map);
            case Question.Averages averages -> new AverageJob(model, workers, averages);
            case Question.Continue more -> new ContinueJob(model, workers, more);
            case Question.FitLens fit -> fit.kind() == FittedLens.Kind.TUNED ? new TunedLensJob(model, workers, fit, mark(model))
                    : new JacobianLensJob(model, workers, fit, mark(model));
            case Question.StrongestPairsOf pairs -> new PairSearchJob(model, workers, pairs);
            case Question.Weights weights -> new WeightJob(model, workers, weights);
            case Question.Rows rows -> new RowsJob(model, rows);
            case Question.Scores scores -> new ScoreJob(model, workers, scores.seed(), models.scoreStore(), scores.keep());
        });
    }

    /// The whole answer to a question.
    ///
    /// @param soFar gets what is there after each piece
    /// @throws CancellationException when `cancelled` says so
    public <R> R answer(Question<R> question, Consumer<R> soFar, BooleanSupplier cancelled) {
        try (Job<R> job = begin(question)) {
            return job.run(soFar, cancelled);
        }
    }

    /// The scores of a model's heads where they are known already.
    public Optional<ModelScores> knownScores(String name) {
        return models.scores(name);
    }

    /// How much every head reads of every earlier one, by the weights alone; the same for processed weights and raw ones.
    ///
    /// @throws CancellationException when `cancelled` says so
    public CompositionScores composition(String name, BooleanSupplier cancelled) {
        LoadedModel model = load(name, false);
        return NativeMemory.guard(() -> Composition.of(model.model(), cancelled));
    }

    private String mark(LoadedModel model) {
        return models.scoreStore().mark(Objects.requireNonNull(model.opened()).folder(), model.step());
    }

    /// A lens that was fitted to a model's weights.
    ///
    /// @param file where it is; nothing for the one that is kept for these weights
    /// @throws BadInput when there is none, or it is of other weights
    public FittedLens lens(String name, FittedLens.Kind kind, Optional<Path> file) {
        LoadedModel model = loaded != null && has(name, true) ? loaded : load(name, false);
        return new LensStore(models.scoreStore().folder()).read(file, kind, mark(model), model.model().config(), manager);
    }

    /// Keeps a lens for the weights that it was fitted to.
    ///
    /// @param file where; nothing for the place where it is found again by itself
    /// @return where it is
    public Path keep(FittedLens lens, Optional<Path> file) {
        return new LensStore(models.scoreStore().folder()).write(file, lens);
    }

    private <J extends Job<?>> J begun(J job) {
        jobs.removeIf(Job::isClosed);
        jobs.add(job);
        return job;
    }

    /// How the model of an experiment adds, on all pairs of numbers; what else the experiment says does not matter.
    ///
    /// @throws glasshead.experiment.BadInput when the model was not trained for modular addition
    public ModularAddition modular(Experiment experiment, BooleanSupplier cancelled) {
        return NativeMemory.guard(modularRuns(experiment, cancelled)::all);
    }

    /// The same model without some frequencies.
    ///
    /// @param whole what [#modular] found for the experiment
    public AblatedAddition ablated(Experiment experiment, ModularAddition whole, FrequencyAblation ablation, BooleanSupplier cancelled) {
        ablation.check(whole.prime());
        return ablation.place() == FrequencyAblation.Place.LOGITS ? whole.withoutInLogits(ablation)
                : NativeMemory.guard(() -> modularRuns(experiment, cancelled).withoutInEmbedding(ablation));
    }

    private ModularRuns modularRuns(Experiment experiment, BooleanSupplier cancelled) {
        LoadedModel model = load(experiment.model(), experiment.options().rawWeights());
        ModularTask task = model.info().task();
        if (task == null) {
            throw new BadInput("The model " + model.info().name()
                    + " was not trained for modular addition: choose one whose glasshead.json says so.");
        }
        return new ModularRuns(model.model(), task, cancelled);
    }

    /// The activations of an experiment's run, with its interventions, under their TransformerLens names.
    ///
    /// @param sites names with `*` for any part; none means all, and the logits
    /// @param use   gets them one by one as it asks for their numbers, which can only be done inside
    public <R> R dump(Experiment experiment, List<String> sites, BooleanSupplier cancelled, Function<SequencedMap<String, Late>, R> use) {
        Findings findings = run(experiment, List.of(), cancelled);
        LoadedModel model = load(experiment.model(), experiment.options().rawWeights());
        ActivationCache baseline = model.runs().baseline(findings.tokens().ids(), cancelled);
        ActivationCache run = findings.hasAblation() ? new Request(model, experiment, cancelled).ablated(baseline) : baseline;
        return use.apply(new ActivationDump(model.model(), run).tensors(sites));
    }

    /// The same, all at once.
    public SequencedMap<String, Tensor> dump(Experiment experiment, List<String> sites, BooleanSupplier cancelled) {
        return dump(experiment, sites, cancelled, late -> {
            SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
            late.forEach((name, tensor) -> tensors.put(name, new Tensor(tensor.shape(), tensor.numbers().get())));
            return tensors;
        });
    }

    /// The experiment with its prompt cut to the longest beginning that the model can read.
    public Experiment cutToFit(Experiment experiment) {
        LoadedModel model = load(experiment.model(), experiment.options().rawWeights());
        return experiment.withPrompt(model.tokens().cut(experiment.prompt(), experiment.options().bos()));
    }

    private LoadedModel load(String name, boolean raw) {
        ModelPlace place = models.place(name);
        if (loaded == null || !loaded.is(place, raw)) {
            LoadedModel fresh = NativeMemory.guard(() -> fresh(place, raw));
            closeLoaded(fresh.opened());
            loaded = fresh;
        }
        return loaded;
    }

    /// What does not depend on the weights is shared by all steps of one model's training, so that going through them is fast.
    private LoadedModel fresh(ModelPlace place, boolean raw) {
        OpenFolder before = loaded == null ? null : loaded.opened();
        if (before != null && before.folder().equals(place.folder())) {
            return LoadedModel.load(place, before, raw, manager, available);
        }
        OpenFolder opened = OpenFolder.open(place.folder());
        try {
            return LoadedModel.load(place, opened, raw, manager, available);
        } catch (RuntimeException | Error failure) {
            opened.close();
            throw failure;
        }
    }

    /// What was freed goes back to the system, also after [#close]. Done when nobody waits: after a model was left, Java's heap is
    /// collected too, with what was read of its files and found in its runs.
    public void giveMemoryBack() {
        if (leftModel) {
            System.gc();
            leftModel = false;
        }
        ProcessMemory.giveBack();
    }

    /// Owns everything that is held.
    NDManager manager() {
        return manager;
    }

    /// @param kept what goes on being used, if anything does
    private void closeLoaded(@Nullable OpenFolder kept) {
        jobs.forEach(Job::close);
        jobs.clear();
        if (loaded != null) {
            OpenFolder opened = loaded.opened();
            loaded.close();
            leftModel = true;
            if (opened != null && opened != kept) {
                opened.close();
            }
        }
    }

    @Override
    public void close() {
        closeLoaded(null);
        workers.close();
        manager.close();
    }
}
