package glasshead.engine;

import glasshead.engine.ScrubFindings.Figure;
import glasshead.engine.ScrubFindings.NodeRows;
import glasshead.engine.Scrubber.Found;
import glasshead.experiment.BadInput;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.ScrubMetric;
import glasshead.gpt2.ScrubbedRuns.Needed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Causal scrubbing of one hypothesis: the set's own runs are made once; then samples of drawn rows, shared by the workers, until there are
/// as many as asked, or until their mean is sure enough.
final class ScrubJob extends Job<ScrubFindings> {

    private static final int ROUND = 8;
    /// Later rounds are larger, by what there is already.
    private static final int SHARE = 8;
    private static final int MOST_SAMPLES = 10_000;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.OfScrub question;
    private final Scrubber scrubber;
    private final Scrubber.Test test;
    private final Needed needed;

    ScrubJob(LoadedModel loaded, Workers workers, Question.OfScrub question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        requireSamples(question.samples());
        scrubber = new Scrubber(loaded, question.set(), question.position(), question.options());
        test = scrubber.test(question.hypothesis(), question.seed());
        test.checkDraws();
        needed = Scrubber.needed(List.of(question.hypothesis().tree()));
    }

    static void requireSamples(int samples) {
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new BadInput("Take 1 to " + MOST_SAMPLES + " samples, not " + samples + ".");
        }
    }

    @Override
    ScrubFindings answer(Consumer<ScrubFindings> soFar, BooleanSupplier cancelled) {
        long begin = System.nanoTime();
        int count = test.given() ? 1 : question.samples();
        scrubber.open(workers, needed, cancelled);
        double[][] model = scrubber.untouched();
        List<NodeRows> nodes = nodes(Math.min(ROUND, count));
        List<Found> found = new ArrayList<>();
        boolean sure = false;
        while (found.size() < count && !sure) {
            round(found, Math.min(Math.max(ROUND, found.size() / SHARE), count - found.size()), () -> {
                if (found.size() <= ROUND) {
                    soFar.accept(findings(model, found, nodes, begin));
                }
            }, cancelled);
            ScrubFindings now = findings(model, found, nodes, begin);
            sure = question.until() > 0 && found.size() > 1 && now.figure(ScrubMetric.LOGIT_DIFFERENCE).overSamples() <= question.until();
            soFar.accept(now);
        }
        return findings(model, found, nodes, begin);
    }

    /// More samples, in their order; of those that come out of order the earlier are waited for.
    private void round(List<Found> found, int more, Runnable told, BooleanSupplier cancelled) {
        int from = found.size();
        @Nullable Found[] there = new Found[more];
        workers.each(IntStream.range(from, from + more).boxed().<Function<BooleanSupplier, Found>>map(sample -> stop -> test.found(sample,
                stop)).toList(), (index, each) -> {
                    there[index] = each;
                    for (int next = found.size() - from; next < more && there[next] != null; next++) {
                        found.add(there[next]);
                    }
                    if (found.size() > from) {
                        told.run();
                    }
                }, cancelled);
    }

    /// What stood in for what, in the first samples.
    private List<NodeRows> nodes(int samples) {
        List<Node> nodes = question.hypothesis().tree().all();
        List<List<int[]>> drawn = IntStream.range(0, samples).mapToObj(test::drawn).toList();
        int[] alone = test.alone();
        return IntStream.range(0, nodes.size()).mapToObj(node -> new NodeRows(scrubber.rows().stream().map(row -> FeatureValues.held(nodes
                .get(node).rowsLike(), row)).toList(), drawn.stream().map(sample -> sample.get(node)).toList(), alone[node])).toList();
    }

    private ScrubFindings findings(double[][] model, List<Found> found, List<NodeRows> nodes, long begin) {
        return new ScrubFindings(question, loaded.info(), scrubber.rows(), figures(model, found), found.size(), test.aloneAnywhere(),
                scrubber.lengths(), nodes, scrubber.bytes(needed), (System.nanoTime() - begin) / 1e6);
    }

    /// @param model `[metric][row]`, untouched
    static List<Figure> figures(double[][] model, List<Found> found) {
        List<Figure> figures = new ArrayList<>();
        for (ScrubMetric metric : ScrubMetric.values()) {
            List<double[]> base = found.stream().map(sample -> sample.base()[metric.ordinal()]).toList();
            List<double[]> scrubbed = found.stream().map(sample -> sample.scrubbed()[metric.ordinal()]).toList();
            figures.add(new Figure(metric, model[metric.ordinal()], mean(base), mean(scrubbed), means(base), means(scrubbed)));
        }
        return figures;
    }

    /// By row, over samples.
    static double[] mean(List<double[]> samples) {
        double[] mean = new double[samples.getFirst().length];
        samples.forEach(sample -> Arrays.setAll(mean, row -> mean[row] + sample[row] / samples.size()));
        return mean;
    }

    /// Of each sample, over rows.
    private static double[] means(List<double[]> samples) {
        return samples.stream().mapToDouble(sample -> Arrays.stream(sample).average().orElseThrow()).toArray();
    }

    @Override
    void release() {
        scrubber.close();
    }
}
