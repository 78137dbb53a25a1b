package glasshead.engine;

import glasshead.analysis.Spread;
import java.util.List;

/// What causal scrubbing found.
///
/// @param figures logit difference, loss, KL
/// @param samples how many times rows were drawn so far
/// @param alone   in how many rows a feature leaves nothing to draw but the row itself
public record ScrubFindings(Question.OfScrub question, ModelInfo model, List<Figure> figures, int samples, int alone, double milliseconds) {

    /// One metric, by row, in the mean over the samples.
    ///
    /// @param key         as in JSON
    /// @param sampleMeans the mean over the rows of each sample's scrubbed run
    public record Figure(String key, double[] model, double[] base, double[] scrubbed, double[] sampleMeans) {

        /// How much of what the model has above the base the scrubbed run keeps; `NaN` where these two are equal.
        public double recovered() {
            double untouched = Spread.of(model).mean();
            double floor = Spread.of(base).mean();
            boolean equal = Math.abs(untouched - floor) <= 1e-9 * Math.max(1, Math.abs(untouched));
            return equal ? Double.NaN : (Spread.of(scrubbed).mean() - floor) / (untouched - floor);
        }

        /// How much the samples' means differ: their standard error; `NaN` for one sample.
        public double overSamples() {
            return Spread.of(sampleMeans).standardError();
        }
    }

    public Figure figure(String key) {
        return figures.stream().filter(figure -> figure.key.equals(key)).findFirst().orElseThrow();
    }

    /// Rows whose loss got worse by more than a nat, which a mean can hide.
    public int broken() {
        Figure loss = figure("loss");
        int count = 0;
        for (int row = 0; row < loss.model.length; row++) {
            count += loss.scrubbed[row] - loss.model[row] > 1 ? 1 : 0;
        }
        return count;
    }
}
