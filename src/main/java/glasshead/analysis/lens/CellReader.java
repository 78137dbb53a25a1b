package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.FinalLogits;
import glasshead.analysis.TokenValue;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Reads residual streams of some positions as if they were the final one.
final class CellReader {

    private final Gpt2 model;
    private final ContrastTokens contrast;
    private final int top;
    private final NDArray end;
    private final NDArray endProbabilities;

    /// @param end log probabilities of the model's own output at each position, `[position, vocab]`
    CellReader(Gpt2 model, ContrastTokens contrast, int top, NDArray end) {
        this.model = model;
        this.contrast = contrast;
        this.top = top;
        this.end = end;
        endProbabilities = end.exp();
    }

    /// @param rows `[place * position, d_model]`, all positions of one place after the other; their manager owns what is made on the way
    LensCell[] read(NDArray rows) {
        NDArray logProbabilities = model.logits(rows).logSoftmax(-1);
        // [place, position, vocab]
        NDArray byPlace = logProbabilities.reshape(-1, end.getShape().get(0), end.getShape().get(1));
        int count = Math.min(top, model.config().vocabulary());
        NDList best = logProbabilities.topK(count, 1, true, true);
        float[] values = best.get(0).toFloatArray();
        long[] ids = best.get(1).toLongArray();
        double[] entropies = sums(logProbabilities.exp().muli(logProbabilities));
        double[] divergences = sums(byPlace.sub(end).muli(endProbabilities));
        double[] differences = contrast.isEmpty() ? new double[0] : FinalLogits.differences(model, rows, contrast);
        LensCell.Odds[] answers = odds(logProbabilities, contrast.answers());
        LensCell.Odds[] distractors = odds(logProbabilities, contrast.distractors());
        LensCell[] cells = new LensCell[entropies.length];
        Arrays.setAll(cells, row -> {
            List<TokenValue> highest = IntStream.range(row * count, (row + 1) * count).mapToObj(i -> new TokenValue((int) ids[i], Math.exp(
                    values[i]))).toList();
            return new LensCell(highest, contrast.isEmpty() ? Double.NaN : differences[row], answers[row], distractors[row],
                    Math.max(0, -divergences[row]), Math.max(0, -entropies[row]));
        });
        return cells;
    }

    private static double[] sums(NDArray rows) {
        float[] sums = rows.sum(new int[] {-1}).toFloatArray();
        return IntStream.range(0, sums.length).mapToDouble(i -> sums[i]).toArray();
    }

    /// By row.
    private static LensCell.Odds[] odds(NDArray logProbabilities, int[] tokens) {
        LensCell.Odds[] odds = new LensCell.Odds[(int) logProbabilities.getShape().get(0)];
        if (tokens.length == 0) {
            Arrays.fill(odds, LensCell.Odds.NONE);
            return odds;
        }
        NDArray own = logProbabilities.get(new NDIndex(":, {}", logProbabilities.getManager().create(tokens)));
        long[] ranks = logProbabilities.gt(own.get(":, 0:1")).sum(new int[] {1}).toLongArray();
        float[] values = own.toFloatArray();
        Arrays.setAll(odds, row -> {
            double sum = IntStream.range(0, tokens.length).mapToDouble(i -> Math.exp(values[row * tokens.length + i])).sum();
            return new LensCell.Odds((int) ranks[row], values[row * tokens.length], sum);
        });
        return odds;
    }
}
