package glasshead.engine;

import glasshead.engine.ScrubFindings.Figure;
import glasshead.engine.ScrubFindings.NodeRows;
import glasshead.engine.Scrubber.Found;
import glasshead.experiment.BadInput;
import glasshead.experiment.Hypothesis.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Causal scrubbing of one hypothesis: the set's own runs are made once; then samples of drawn rows, shared by the workers, until there are
/// as many as asked, or until their mean is sure enough.
final class ScrubJob extends Job<ScrubFindings> {

    private static final int ROUND = 8;
    private static final int MOST_SAMPLES = 10_000;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.OfScrub question;
    private final Scrubber scrubber;
    private final Scrubber.Test test;

    ScrubJob(LoadedModel loaded, Workers workers, Question.OfScrub question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        requireSamples(question.samples());
        scrubber = new Scrubber(loaded, question.set(), question.position(), question.options());
        test = scrubber.test(question.hypothesis(), question.seed());
        test.checkDraws();
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
        scrubber.open(workers, Scrubber.needed(List.of(question.hypothesis().tree())), cancelled);
        double[][] model = scrubber.untouched();
        List<NodeRows> nodes = nodes(Math.min(ROUND, count));
        List<Found> found = new ArrayList<>();
        boolean sure = false;
        while (found.size() < count && !sure) {
            int from = found.size();
            Found[] round = new Found[Math.min(ROUND, count - from)];
            workers.each(IntStream.range(from, from + round.length).boxed().<Function<BooleanSupplier, Found>>map(sample -> _ -> test
                    .found(sample)).toList(), (index, each) -> round[index] = each, cancelled);
            found.addAll(List.of(round));
            ScrubFindings now = findings(model, found, nodes, begin);
            sure = question.until() > 0 && found.size() > 1 && now.figure(ScrubFindings.LOGIT_DIFFERENCE).overSamples() <= question.until();
            soFar.accept(now);
        }
        return findings(model, found, nodes, begin);
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
                scrubber.lengths(), nodes, (System.nanoTime() - begin) / 1e6);
    }

    /// @param model `[figure][row]`, untouched
    static List<Figure> figures(double[][] model, List<Found> found) {
        List<Figure> figures = new ArrayList<>();
        for (int figure = 0; figure < model.length; figure++) {
            int each = figure;
            List<double[]> base = found.stream().map(sample -> sample.base()[each]).toList();
            List<double[]> scrubbed = found.stream().map(sample -> sample.scrubbed()[each]).toList();
            figures.add(new Figure(ScrubRows.KEYS.get(figure), model[figure], mean(base), mean(scrubbed), means(base), means(scrubbed)));
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
