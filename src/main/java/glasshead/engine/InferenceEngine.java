package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.Analysis;
import glasshead.analysis.Composition;
import glasshead.analysis.Evidence;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FrequencyAblation;
import glasshead.analysis.modular.ModularRuns;
import glasshead.checkpoint.SafetensorsWriter.Late;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Subject;
import glasshead.gpt2.ActivationCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
public final class InferenceEngine implements Answers, AutoCloseable {

    private final Models models;
    private final MarkedFiles files;
    private final LongSupplier available;
    private final NDManager manager = NativeRuntime.open();
    private final RightOfWay rightOfWay = new RightOfWay();
    private final Workers workers;
    private final List<Job<?>> jobs = new ArrayList<>();
    /// Those with a model of their own.
    private final List<Job<?>> apart = new ArrayList<>();
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
        files = new MarkedFiles(models.scoreStore());
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

    /// Runs an experiment and the analyses asked for: [Question.Run], in short.
    ///
    /// @throws BadInput              when something in the experiment can't be used
    /// @throws CancellationException when `cancelled` says so; what was kept stays
    public Findings run(Experiment experiment, List<? extends Analysis<?>> analyses, BooleanSupplier cancelled) {
        return answer(new Question.Run(experiment, analyses), cancelled);
    }

    /// Begins to answer a question; the caller runs the job, on any thread unless it says otherwise. It ends early when another model is
    /// loaded.
    @SuppressWarnings("unchecked") // each question's job has its answer
    public <R> Job<R> begin(Question<R> question) {
        if (question instanceof Question.FitLens fit) {
            return (Job<R>) fitting(fit);
        }
        LoadedModel model = load(question.model(), question.raw());
        return begun((Job<R>) switch (question) {
            case Question.Run run -> this.<Findings>kept((soFar, cancelled) -> findings(model, run, soFar, cancelled));
            case Question.Further<?> further -> kept((_, cancelled) -> analysed(model, further, cancelled));
            case Question.Activations activations -> kept((_, cancelled) -> dump(activations.experiment(), activations.sites(), cancelled,
                    InferenceEngine::numbers));
            case Question.CutToFit cut -> kept((_, _) -> cut.experiment().withPrompt(model.tokens().cut(cut.experiment().prompt(), cut
                    .experiment().options().bos())));
            case Question.Mark _ -> kept((_, _) -> files.mark(model));
            case Question.AboutModel _ -> kept((_, _) -> model.info());
            case Question.KnownScores known -> kept((_, _) -> models.scores(known.model()));
            case Question.KeptLens lens -> kept((_, _) -> files.keptLens(model, lens.kind(), manager));
            case Question.HeadsRead _ -> kept((_, cancelled) -> Composition.of(model.model(), cancelled));
            case Question.Addition _ -> kept((_, cancelled) -> additions(model, cancelled).all());
            case Question.AdditionWithout without -> kept((_, cancelled) -> addition(model, without, cancelled));
            case Question.RecipeOf recipe when recipe.experiment().subject() instanceof Subject.OfSet of -> new RecipeJob(
                    new SetJob(model, workers, RecipeReader.question(recipe.experiment(), of)), reader(model, recipe.experiment()));
            case Question.RecipeOf recipe -> kept((_, cancelled) -> reader(model, recipe.experiment()).alone(findings(model,
                    new Question.Run(recipe.experiment(), RecipeReader.ANALYSES), _ -> {}, cancelled)));
            case Question.Map map -> new MapJob(model, workers, map);
            case Question.OfSet set -> new SetJob(model, workers, set);
            case CircuitQuestion.OfEdges edges -> new EdgeJob(model, workers, edges, () -> files.sweep(model, "edges", edges.on(), edges
                    .metric()));
            case CircuitQuestion.OfEdgeAction action -> new EdgeActionJob(model, workers, action);
            case CircuitQuestion.OfNodes nodes -> new NodeJob(model, workers, nodes, () -> files.sweep(model, "nodes", nodes.on(), nodes
                    .metric()));
            case CircuitQuestion.OfPaths paths -> new PathJob(model, workers, paths);
            case CircuitQuestion.OfCircuits circuits -> new CircuitJob(model, workers, circuits);
            case CircuitQuestion.OfCircuitTest test -> new CircuitTestJob(model, workers, test);
            case Question.OfScrub scrub -> new ScrubJob(model, workers, scrub);
            case Question.OfScrubParts parts -> new ScrubCostJob(model, workers, parts);
            case Question.OfScrubSearch search -> new ScrubSearchJob(model, workers, search);
            case CircuitQuestion.OfAcdc acdc -> new AcdcJob(model, workers, acdc);
            case Question.OfSetMap map -> new SetMapJob(model, workers, map);
            case Question.Averages averages -> new AverageJob(model, workers, averages);
            case Question.Continue more -> new ContinueJob(model, workers, more);
            case Question.FitLens fit -> throw new IllegalStateException("has a model of its own: " + fit.kind());
            case Question.StrongestPairsOf pairs -> new PairSearchJob(model, workers, pairs);
            case Question.Weights weights -> new WeightJob(model, workers, weights);
            case ScanQuestion.OfScan scan -> scan(model, scan);
            case ScanQuestion.Forecast forecast -> new ScanForecastJob(model, workers, scan(model, forecast.of()), forecast.of().file(),
                    files.shelf(model));
            case ScanQuestion.KeptScans _ -> kept((_, _) -> files.shelf(model).fitting(files.mark(model), files.tokenizerMark(model)));
            case ScanQuestion.MeansOver over -> kept((_, _) -> model.corpora().source(over.options(), model.model().config()));
            case ScanQuestion.AtTokens tokens -> new AtTokensJob(model, workers, tokens);
            case Question.Rows rows -> new RowsJob(model, rows);
            case Question.ScoresInTraining _ -> new TrainingScoreJob(model, workers, models.scoreStore(), manager, available);
            case Question.Scores scores -> new ScoreJob(model, workers, scores.seed(), models.scoreStore(), scores.keep());
        });
    }

    private ScanJob scan(LoadedModel model, ScanQuestion.OfScan question) {
        return new ScanJob(model, workers, question, files.mark(model), files.tokenizerMark(model), files.shelf(model));
    }

    /// A model of its own goes with it, so that it goes on whatever model is loaded here.
    private Job<LensProgress> fitting(Question.FitLens fit) {
        ModelPlace place = models.place(fit.model());
        OpenFolder opened = OpenFolder.open(place.folder());
        @Nullable LoadedModel own = null;
        try {
            LoadedModel model = NativeMemory.guard(() -> LoadedModel.load(place, opened, fit.raw(), manager, available));
            own = model;
            String mark = models.scoreStore().mark(place.folder(), place.step());
            LensStore store = files.lenses();
            Job<LensProgress> job = fit.kind() == FittedLens.Kind.TUNED ? new TunedLensJob(model, workers, fit, mark, store)
                    : new JacobianLensJob(model, workers, fit, mark, store);
            apart.removeIf(Job::isClosed);
            apart.add(job);
            return job;
        } catch (RuntimeException | Error failure) {
            if (own != null) {
                own.close();
            }
            opened.close();
            throw failure;
        }
    }

    @Override
    public <R> R answer(Question<R> question, Consumer<R> soFar, BooleanSupplier cancelled) {
        try (Job<R> job = begin(question)) {
            return job.run(soFar, cancelled);
        }
    }

    private <R> KeptWork<R> kept(KeptWork.Work<R> work) {
        return new KeptWork<>(rightOfWay, work);
    }

    private static Findings findings(LoadedModel model, Question.Run question, Consumer<Findings> soFar, BooleanSupplier cancelled) {
        try {
            return new Request(model, question.experiment(), cancelled).findings(question.analyses(), soFar);
        } finally {
            model.runs().trim();
        }
    }

    private static <R> R analysed(LoadedModel model, Question.Further<R> question, BooleanSupplier cancelled) {
        Findings of = question.of();
        ActivationCache baseline = model.runs().baseline(of.tokens().ids(), cancelled);
        boolean ablated = question.ablated() && of.hasAblation();
        ActivationCache run = ablated ? new Request(model, of.experiment(), cancelled).ablated(baseline) : baseline;
        return question.analysis().of(new Evidence(model.model(), run, of.contrast()));
    }

    /// A lens that was fitted to a model's weights.
    ///
    /// @param file where it is; nothing for the one that is kept for these weights
    /// @throws BadInput when there is none, or it is of other weights
    public FittedLens lens(String name, FittedLens.Kind kind, Optional<Path> file) {
        LoadedModel model = loaded != null && has(name, true) ? loaded : load(name, false);
        return files.lens(model, kind, file, manager);
    }

    /// Keeps a lens for the weights that it was fitted to; what was kept while it was being fitted goes.
    ///
    /// @param file where; nothing for the place where it is found again by itself
    /// @return where it is
    public Path keep(FittedLens lens, Optional<Path> file) {
        return files.lenses().write(file, lens);
    }

    private <J extends Job<?>> J begun(J job) {
        jobs.removeIf(Job::isClosed);
        jobs.add(job);
        return job;
    }

    private static AblatedAddition addition(LoadedModel model, Question.AdditionWithout question, BooleanSupplier cancelled) {
        FrequencyAblation ablation = question.ablation();
        ablation.check(question.whole().prime());
        return ablation.place() == FrequencyAblation.Place.LOGITS ? question.whole().withoutInLogits(ablation)
                : additions(model, cancelled).withoutInEmbedding(ablation);
    }

    /// @throws BadInput when the model was not trained for modular addition
    private static ModularRuns additions(LoadedModel model, BooleanSupplier cancelled) {
        ModularTask task = model.info().task();
        if (task == null) {
            throw new BadInput("The model " + model.info().name()
                    + " was not trained for modular addition: choose one whose glasshead.json says so.");
        }
        return new ModularRuns(model.model(), task, cancelled);
    }

    private RecipeReader reader(LoadedModel model, Experiment experiment) {
        ModelPlace place = models.place(experiment.model());
        boolean known = models.entry(place).entry().repository() != null;
        return new RecipeReader(model, experiment, ModelFiles.of(place, known, model.model().config()));
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

    private static SequencedMap<String, Tensor> numbers(SequencedMap<String, Late> late) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        late.forEach((name, tensor) -> tensors.put(name, new Tensor(tensor.shape(), tensor.numbers().get())));
        return tensors;
    }

    private LoadedModel load(String name, boolean raw) {
        ModelPlace place = models.place(name);
        if (loaded == null || !loaded.is(place, raw)) {
            LoadedModel fresh = NativeMemory.guard(() -> fresh(place, raw)).withCorpora(new CorpusMeans(models.scoreStore(), place.folder(),
                    place.step()));
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
        apart.forEach(Job::close);
        closeLoaded(null);
        workers.close();
        manager.close();
    }
}
