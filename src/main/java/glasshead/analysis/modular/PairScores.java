package glasshead.analysis.modular;

import glasshead.experiment.ModularTask;

/// How well some logits answer the pairs.
///
/// @param loss     the mean of -log(probability of the right answer), in nats, the probabilities over the p numbers
/// @param accuracy the share of pairs whose highest logit is the right answer's
public record PairScores(Mean loss, Mean accuracy) {

    /// A mean over all pairs, over those trained on, and over the others; `NaN` where there are none, or it is not known which they are.
    public record Mean(double all, double trained, double heldOut) {
    }

    /// @param logits `[pair * prime + c]`
    public static PairScores of(float[] logits, ModularTask task) {
        double[] losses = new double[task.pairs()];
        double[] right = new double[task.pairs()];
        for (int pair = 0; pair < losses.length; pair++) {
            losses[pair] = loss(logits, pair * task.prime(), task.prime(), task.answer(pair));
            right[pair] = isHighest(logits, pair * task.prime(), task.prime(), task.answer(pair)) ? 1 : 0;
        }
        return new PairScores(mean(losses, task), mean(right, task));
    }

    /// The picture of the loss at each pair.
    public static float[] losses(ModularRun run) {
        float[] losses = new float[run.pairs()];
        int prime = run.prime();
        for (int pair = 0; pair < losses.length; pair++) {
            losses[pair] = (float) loss(run.logits(), pair * prime, prime, ModularTask.sum(pair, prime));
        }
        return losses;
    }

    /// In doubles and without the answer's own term in the sum, so that losses far below the rounding of 1 are still right.
    private static double loss(float[] logits, int from, int count, int answer) {
        double own = logits[from + answer];
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < count; c++) {
            most = c == answer ? most : Math.max(most, logits[from + c] - own);
        }
        double others = 0;
        for (int c = 0; c < count; c++) {
            others += c == answer ? 0 : Math.exp(logits[from + c] - own - most);
        }
        // log(1 + e^most * others)
        return most > 0 ? most + Math.log(Math.exp(-most) + others) : Math.log1p(Math.exp(most) * others);
    }

    private static boolean isHighest(float[] logits, int from, int count, int answer) {
        for (int c = 0; c < count; c++) {
            // so that no logit that is not a number makes an answer right
            if (c != answer && !(logits[from + c] < logits[from + answer])) {
                return false;
            }
        }
        return true;
    }

    private static Mean mean(double[] values, ModularTask task) {
        double all = 0;
        double trained = 0;
        int count = 0;
        for (int pair = 0; pair < values.length; pair++) {
            all += values[pair];
            if (task.hasSplit() && task.trained()[pair]) {
                trained += values[pair];
                count++;
            }
        }
        double heldOut = all - trained;
        return new Mean(all / values.length, task.hasSplit() ? trained / count : Double.NaN,
                task.hasSplit() ? heldOut / (values.length - count) : Double.NaN);
    }
}
