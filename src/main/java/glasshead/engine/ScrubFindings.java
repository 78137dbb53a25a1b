package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.experiment.view.Tested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What causal scrubbing found.
///
/// @param rows    of the set
/// @param figures by metric
/// @param samples how many times rows were drawn so far
/// @param alone   in how many rows a feature leaves nothing to draw but the row itself
/// @param lengths how many lengths the prompts have; only those of one length stand in for each other
/// @param nodes   what stood in for what, by node in the order of the tree
/// @param kept    bytes of the untouched runs that were kept
public record ScrubFindings(Question.OfScrub question, ModelInfo model, List<SetRow> rows, List<Figure> figures, int samples, int alone,
        int lengths, List<NodeRows> nodes, long kept, double milliseconds) {

    private static final double GOOD = .9;
    private static final double CANCELS = .7;

    /// One metric, by row, in the mean over the samples.
    ///
    /// @param baseMeans     the mean over the rows of each sample's base
    /// @param scrubbedMeans of each sample's scrubbed run
    public record Figure(ScrubMetric metric, double[] model, double[] base, double[] scrubbed, double[] baseMeans, double[] scrubbedMeans) {

        /// How much of what the model has above the base the scrubbed run keeps; `NaN` where these two are equal.
        public double recovered() {
            return ScrubMetric.recovered(Spread.of(model).mean(), Spread.of(base).mean(), Spread.of(scrubbed).mean());
        }

        /// How sure the recovered share is, over samples on the same rows: the jackknife's standard error; `NaN` for one sample.
        public double recoveredError() {
            int count = scrubbedMeans.length;
            double floor = Arrays.stream(baseMeans).sum();
            double kept = Arrays.stream(scrubbedMeans).sum();
            double untouched = Spread.of(model).mean();
            double[] without = new double[count];
            Arrays.setAll(without, i -> ScrubMetric.recovered(untouched, (floor - baseMeans[i]) / (count - 1), (kept - scrubbedMeans[i])
                    / (count - 1)));
            return count < 2 ? Double.NaN : (count - 1) * Spread.of(without).standardError();
        }

        /// How much the samples' means differ: their standard error; `NaN` for one sample.
        public double overSamples() {
            return Spread.of(scrubbedMeans).standardError();
        }
    }

    /// The rows that a node was given.
    ///
    /// @param held  by row, the positions of the tokens that its feature holds
    /// @param drawn by sample, for the first of them, the row that it was given for each row
    /// @param alone in how many rows its feature leaves nothing to draw but the row itself
    public record NodeRows(List<int[]> held, List<int[]> drawn, int alone) {
    }

    public Figure figure(ScrubMetric metric) {
        return figures.get(metric.ordinal());
    }

    /// Rows whose loss got worse by more than a nat, which a mean can hide.
    public int broken() {
        Figure loss = figure(ScrubMetric.LOSS);
        return (int) IntStream.range(0, rows.size()).filter(row -> loss.scrubbed[row] - loss.model[row] > 1).count();
    }

    /// Its figures alone, as they are kept.
    public Tested tested() {
        Function<ScrubMetric, Tested.Share> share = metric -> Tested.Share.of(figure(metric).recovered(), figure(metric).recoveredError());
        return new Tested(question.hypothesis(), question.model(), question.set().name(), rows.size(), samples, question.seed(), share
                .apply(ScrubMetric.LOGIT_DIFFERENCE), share.apply(ScrubMetric.LOSS), share.apply(ScrubMetric.KL));
    }

    /// What to mind before the figures are believed, in sentences.
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        if (alone > 0) {
            doubts.add("In " + alone + " of " + rows.size() + " rows a feature leaves nothing to draw but the row itself: there the test "
                    + "says nothing.");
        }
        double kl = figure(ScrubMetric.KL).recovered();
        if (figure(ScrubMetric.LOSS).recovered() > GOOD && broken() > 0) {
            doubts.add("The mean loss is recovered, but " + broken() + " of " + rows.size() + " rows lose more than a nat: errors cancel.");
        } else if (Math.max(figure(ScrubMetric.LOSS).recovered(), figure(ScrubMetric.LOGIT_DIFFERENCE).recovered()) > GOOD
                && kl < CANCELS) {
            doubts.add(Texts.format("A mean is recovered, but only %.0f %% of KL: single predictions change, and errors cancel.", 100
                    * kl));
        }
        if (lengths > 1) {
            doubts.add("The prompts have " + lengths + " lengths; only rows of one length stand in for each other.");
        }
        return doubts;
    }
}
