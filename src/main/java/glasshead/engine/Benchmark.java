package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Evidence;
import glasshead.analysis.Predictions;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Measures what users wait for, each as a multiple of the matrix products that this very job needs, timed in the same run on the same
/// weights. Multiples compare between machines and between a busy and a quiet hour; milliseconds don't.
public final class Benchmark implements AutoCloseable {

    private static final int POSITIONS = 15;
    private static final int SET_ROWS = 100;
    private static final double MEGA = 1e6;
    private static final int CLICKS = 50;
    private static final List<Integer> CACHE_LENGTHS = List.of(16, 128, 1024);

    private final NDManager manager;
    private final LoadedModel loaded;
    private final @Nullable Path folder;
    private final Gpt2 model;
    private final ContrastTokens contrast;
    private final Experiment experiment;
    private final int repeats;
    private final RightOfWay rightOfWay = new RightOfWay();
    private final Workers workers;
    private final SetBenchmark sets;

    /// One line of the table.
    public sealed interface Result {

        String name();

        /// @param products milliseconds that the products alone take, or, of loading, that reading the file takes
        record Time(String name, double milliseconds, double products) implements Result {

            public double multiple() {
                return milliseconds / products;
            }
        }

        /// What somebody waits for behind one click.
        record Click(String name, double milliseconds) implements Result {
        }

        record Memory(String name, double megabytes) implements Result {
        }
    }

    /// @param folder where the model is on disk, unless it was made in memory
    private Benchmark(NDManager manager, LoadedModel loaded, @Nullable Path folder, int repeats, int workers) {
        this.manager = manager;
        this.loaded = loaded;
        this.folder = folder;
        this.repeats = repeats;
        this.workers = new Workers(workers, rightOfWay);
        model = loaded.model();
        int vocabulary = model.config().vocabulary();
        experiment = new Experiment("benchmark", prompt(1, vocabulary), prompt(2, vocabulary),
                new Contrast(List.of("#1"), List.of("#2"), Contrast.LAST), List.of(), Options.DEFAULT.withBos(false));
        sets = new SetBenchmark(loaded, this.workers, experiment.contrast(), length());
        contrast = new ContrastTokens(new int[] {1}, new int[] {2}, length() - 1);
    }

    /// @param models where `name` is looked up
    public static Benchmark of(Models models, String name, int repeats, int workers) {
        NDManager manager = NativeRuntime.open();
        ModelPlace place = models.place(name);
        OpenFolder opened = OpenFolder.open(place.folder());
        return new Benchmark(manager, LoadedModel.load(place, opened, false, manager, MachineMemory::available), place.folder(), repeats,
                workers);
    }

    /// GPT-2 small's shape with seeded random weights, made in memory.
    public static Benchmark ofRandomGpt2(int repeats, int workers) {
        Gpt2Config config = Gpt2Config.likeGpt2(12, 12, 768);
        NDManager manager = NativeRuntime.open();
        return new Benchmark(manager, LoadedModel.random(config, 1, manager), null, repeats, workers);
    }

    private int length() {
        return Math.min(POSITIONS, loaded.model().config().positions());
    }

    private Prompt prompt(int seed, int vocabulary) {
        return SetBenchmark.prompt(seed, length(), vocabulary);
    }

    /// @param progress gets each result as it is there
    public List<Result> run(Consumer<Result> progress) {
        List<Result> results = new ArrayList<>();
        Consumer<Result> add = result -> {
            results.add(result);
            progress.accept(result);
        };
        int[] tokens = ((Prompt.Tokens) experiment.prompt()).ids().stream().mapToInt(Integer::intValue).toArray();
        double fullProducts = measure(add, "full-run", () -> {
            try (ActivationCache run = model.run(tokens, List.of(), () -> false)) {
                readOut(run);
            }
        });
        if (model.config().layers() > 0) {
            add.accept(new Result.Time("ablate-one-head", ablateOneHead(tokens), fullProducts));
            measure(add, "map-zero-heads", () -> map(MapKind.ZERO));
            measure(add, "map-patch-resid-pre", () -> map(MapKind.PATCH_RESID_PRE));
            measure(add, "set-" + SET_ROWS, () -> sets.run(SET_ROWS, List.of(), () -> false));
            EdgeBenchmark edges = new EdgeBenchmark(loaded, workers, length());
            edges.jobs().forEach((name, job) -> measure(add, name, job));
            add.accept(new Result.Time("edges-eap", median(edges::eap), median(edges::runsAndBackward)));
            ScrubBenchmark scrub = new ScrubBenchmark(loaded, workers);
            if (scrub.isSmall()) {
                measure(add, ScrubBenchmark.NAME, scrub::run);
            }
            add.accept(clickDuringMap(tokens));
        }
        clicks(tokens).forEach(add);
        for (int length : CACHE_LENGTHS) {
            if (length <= model.config().positions()) {
                add.accept(cache(length));
            }
        }
        if (folder != null && Files.isRegularFile(folder.resolve(CheckpointFolder.WEIGHTS))) {
            LoadingBenchmark loading = new LoadingBenchmark(manager, folder);
            double[] loads = new double[repeats];
            double[] reads = new double[repeats];
            for (int i = 0; i < repeats; i++) {
                reads[i] = milliseconds(loading::read);
                loads[i] = milliseconds(loading::load);
            }
            add.accept(new Result.Time("load", median(loads), median(reads)));
            if (ProcessMemory.isKnown()) {
                add.accept(new Result.Memory("loaded-model", loading.held() / MEGA));
            }
            if (ProcessMemory.isKnown() && model.config().layers() > 0) {
                new MemoryRounds(new Models(folder), folder.toString(), model.config().positions(), model.config().vocabulary(), repeats)
                        .measure((name, bytes) -> add.accept(new Result.Memory(name, bytes / MEGA)));
            }
        }
        if (ProcessMemory.isKnown() && model.config().layers() > 0) {
            RandomClicks random = new RandomClicks(model.config().layers(), model.config().heads(), length(), loaded.info().hasText(),
                    new Random(6));
            add.accept(new Result.Memory("growth-" + clicks() + "-clicks", growth(() -> click(random)) / MEGA));
            add.accept(new Result.Memory("growth-" + clicks() + "-jobs", growth(() -> sets.runMany(clicks(), new Random(7))) / MEGA));
        }
        return results;
    }

    /// Scans alone: a batch of rows, and several of them on all workers against one.
    ///
    /// @param progress gets each result as it is there
    public List<Result> scans(Consumer<Result> progress) {
        if (model.config().layers() == 0) {
            throw new BadInput("A model without layers has neither heads nor neurons to scan: choose another one.");
        }
        List<Result> results = new ArrayList<>();
        Consumer<Result> add = result -> {
            results.add(result);
            progress.accept(result);
        };
        ScanBenchmark scan = new ScanBenchmark(loaded);
        measure(add, "scan-" + scan.tokens() + "-tokens", scan::run);
        if (workers.count() > 1) {
            try (Workers one = new Workers(1, rightOfWay)) {
                int batches = 2 * workers.count();
                add.accept(new Result.Time("scan-" + workers.count() + "-workers", median(scan.batches(batches, workers)), median(scan
                        .batches(batches, one))));
            }
        }
        return results;
    }

    private List<Result> clicks(int[] tokens) {
        try (ActivationCache run = model.run(tokens, List.of(), () -> false)) {
            return new ClickBenchmark(loaded, workers, run, contrast).clicks().entrySet().stream().<Result>map(click -> new Result.Click(
                    click.getKey(), median(click.getValue()))).toList();
        }
    }

    private int clicks() {
        return CLICKS * repeats;
    }

    /// What the process holds more after much work, when as much has gone before; native memory that is not given back adds up here.
    private static long growth(Runnable work) {
        work.run();
        long before = ProcessMemory.held();
        work.run();
        return ProcessMemory.held() - before;
    }

    private void click(RandomClicks clicks) {
        for (int i = 0; i < clicks(); i++) {
            new Request(loaded, clicks.on(experiment), () -> false).findings(List.of(Predictions.ANALYSIS), _ -> {});
        }
    }

    /// Logit difference and top tokens at the last position.
    private void readOut(ActivationCache run) {
        Predictions.ANALYSIS.of(new Evidence(model, run, contrast));
    }

    private double measure(Consumer<Result> results, String name, Runnable job) {
        ProductsAlone products = new ProductsAlone(model.work().listen(job), workers, model.newManager());
        double[] jobs = new double[repeats];
        double[] alone = new double[repeats];
        try (products) {
            for (int i = 0; i < repeats; i++) {
                jobs[i] = milliseconds(job);
                alone[i] = milliseconds(products);
            }
        }
        results.accept(new Result.Time(name, median(jobs), median(alone)));
        return median(alone);
    }

    private double ablateOneHead(int[] tokens) {
        try (ActivationCache baseline = model.run(tokens, List.of(), () -> false); NDManager values = model.newManager()) {
            List<Head> heads = loaded.info().allHeads();
            EditBinder binder = new EditBinder(model, baseline, new PromptSources(loaded, experiment, () -> false), experiment
                    .interventions(), values);
            double sum = 0;
            for (Head head : heads) {
                var edits = binder.bind(List.of(Intervention.zero(head)));
                sum += milliseconds(() -> rightOfWay.taking(() -> {
                    try (ActivationCache run = model.rerun(baseline, edits, () -> false)) {
                        readOut(run);
                        return run;
                    }
                }));
            }
            return sum / heads.size();
        }
    }

    private void map(MapKind kind) {
        try (MapJob job = new MapJob(loaded, workers, new Question.Map(experiment, kind, false))) {
            job.run(_ -> {}, () -> false);
        }
    }

    /// An ablation while the workers are at a map, against the same alone.
    private Result clickDuringMap(int[] tokens) {
        double alone = ablateOneHead(tokens);
        AtomicBoolean enough = new AtomicBoolean();
        Thread maps = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                map(MapKind.ZERO);
            }
        });
        try {
            return new Result.Time("click-during-map", ablateOneHead(tokens), alone);
        } finally {
            enough.set(true);
            join(maps);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private Result cache(int length) {
        int[] tokens = new Random(3).ints(length, 0, model.config().vocabulary()).toArray();
        try (ActivationCache run = model.run(tokens, List.of(), () -> false)) {
            return new Result.Memory("cache-" + length, run.bytes() / MEGA);
        }
    }

    private static double milliseconds(Runnable job) {
        long begin = System.nanoTime();
        job.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private double median(Runnable job) {
        return median(IntStream.range(0, repeats).mapToDouble(_ -> milliseconds(job)).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        workers.close();
        loaded.close();
        if (loaded.opened() != null) {
            loaded.opened().close();
        }
        manager.close();
    }
}
