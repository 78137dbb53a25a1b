package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.Answered;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Readout;
import glasshead.experiment.BadInput;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.ScrubTree;
import glasshead.gpt2.ScrubbedRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Causal scrubbing of one hypothesis: the set's own runs are made once; then samples of drawn rows, shared by the workers, until there are
/// as many as asked, or until their mean is sure enough.
final class ScrubJob extends Job<ScrubFindings> {

    private static final int ROUND = 8;
    private static final int MOST_SAMPLES = 10_000;
    private static final List<String> KEYS = List.of("logitDifference", "loss", "kl");

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.OfScrub question;
    private final List<SetRow> rows;
    private final ScrubDraws draws;
    private @Nullable ScrubbedRuns runs;
    private @Nullable NDManager kept;

    ScrubJob(LoadedModel loaded, Workers workers, Question.OfScrub question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        SetJob.requireRows(question.set());
        rows = SetRow.read(question.set(), question.position(), question.options(), loaded.tokens());
        for (SetRow row : rows) {
            if (!row.usable() || row.contrast().isEmpty()) {
                throw new BadInput("Row " + (row.index() + 1) + " of the set can't be used, and rows stand in for each other: " + (row
                        .usable()
                                ? "it has no answers to measure." : row.problem()));
            }
        }
        int length = rows.getFirst().tokens().length();
        if (rows.stream().anyMatch(row -> row.tokens().length() != length || row.contrast().position() != rows.getFirst().contrast()
                .position())) {
            throw new BadInput("The prompts of the set have different lengths, so that rows can't stand in for each other; give a set of "
                    + "equally long prompts.");
        }
        if (question.samples() < 1 || question.samples() > MOST_SAMPLES) {
            throw new BadInput("Take 1 to " + MOST_SAMPLES + " samples, not " + question.samples() + ".");
        }
        var config = loaded.model().config();
        draws = new ScrubDraws(question.hypothesis(), new Graph(config.layers(), config.heads(), config.hasMlp()), rows);
    }

    /// `[figure][row]` of one sample.
    private record Found(double[][] base, double[][] scrubbed) {
    }

    @Override
    ScrubFindings answer(Consumer<ScrubFindings> soFar, BooleanSupplier cancelled) {
        long begin = System.nanoTime();
        int count = draws.given() ? 1 : question.samples();
        List<ScrubDraws.Sample> first = List.of(sample(0));
        Readout readout = workers.one(stop -> open(first.getFirst().tree(), stop), cancelled);
        double[][] model = figures(readout.untouched());
        List<Found> found = new ArrayList<>();
        boolean sure = false;
        while (found.size() < count && !sure) {
            int from = found.size();
            List<ScrubDraws.Sample> samples = IntStream.range(from, Math.min(from + ROUND, count)).mapToObj(this::sample).toList();
            Found[] round = new Found[samples.size()];
            workers.each(samples.stream().<Function<BooleanSupplier, Found>>map(sample -> _ -> new Found(figures(readout, sample.base()),
                    figures(readout, sample.tree()))).toList(), (index, each) -> round[index] = each, cancelled);
            found.addAll(List.of(round));
            ScrubFindings now = findings(model, found, begin);
            sure = question.until() > 0 && found.size() > 1 && now.figure(KEYS.getFirst()).overSamples() <= question.until();
            soFar.accept(now);
        }
        return findings(model, found, begin);
    }

    /// By a seed of its own, so that it is the same whoever draws it.
    private ScrubDraws.Sample sample(int number) {
        return draws.sample(RandomGeneratorFactory.of("L64X128MixRandom").create(31 * question.seed() + number));
    }

    private Readout open(ScrubTree tree, BooleanSupplier stop) {
        List<ActivationCache> caches = new ArrayList<>();
        try {
            for (List<SetRow> batch : SetJob.batches(loaded, rows)) {
                caches.addAll(loaded.model().runAll(batch.stream().map(row -> row.tokens().ids()).toList(), stop));
            }
            NDManager manager = loaded.model().newManager();
            kept = manager;
            int read = rows.getFirst().contrast().position();
            runs = new ScrubbedRuns(loaded.model(), caches, read, tree);
            List<ContrastTokens> contrasts = rows.stream().map(SetRow::contrast).toList();
            try (NDManager scratch = manager.newSubManager()) {
                int[] own = IntStream.range(0, rows.size()).toArray();
                ScrubTree untouched = new ScrubTree(List.of(), tree.port(), null, own, own, List.of());
                return new Readout(loaded.model(), contrasts, runs.residuals(untouched, own, scratch), manager);
            }
        } finally {
            caches.forEach(ActivationCache::close);
        }
    }

    private double[][] figures(Readout readout, ScrubTree tree) {
        try (NDManager scratch = loaded.model().newManager()) {
            int[] own = IntStream.range(0, rows.size()).toArray();
            return figures(readout.answers(Objects.requireNonNull(runs).residuals(tree, own, scratch).expandDims(1)).stream().map(
                    List::getFirst).toList());
        }
    }

    private static double[][] figures(List<Answered> answers) {
        return new double[][] {answers.stream().mapToDouble(answer -> answer.of(Metric.LOGIT_DIFFERENCE)).toArray(),
            answers.stream().mapToDouble(answer -> -answer.of(Metric.LOG_PROBABILITY)).toArray(),
            answers.stream().mapToDouble(answer -> answer.of(Metric.KL)).toArray()};
    }

    private ScrubFindings findings(double[][] model, List<Found> found, long begin) {
        List<ScrubFindings.Figure> figures = new ArrayList<>();
        for (int figure = 0; figure < KEYS.size(); figure++) {
            int each = figure;
            double[] base = new double[rows.size()];
            double[] scrubbed = new double[rows.size()];
            for (Found sample : found) {
                for (int row = 0; row < base.length; row++) {
                    base[row] += sample.base[figure][row] / found.size();
                    scrubbed[row] += sample.scrubbed[figure][row] / found.size();
                }
            }
            double[] means = found.stream().mapToDouble(sample -> Arrays.stream(sample.scrubbed[each]).average().orElseThrow()).toArray();
            figures.add(new ScrubFindings.Figure(KEYS.get(figure), model[figure], base, scrubbed, means));
        }
        return new ScrubFindings(question, loaded.info(), figures, found.size(), draws.alone(), (System.nanoTime() - begin) / 1e6);
    }

    @Override
    void release() {
        if (runs != null) {
            runs.close();
        }
        if (kept != null) {
            kept.close();
        }
    }
}
