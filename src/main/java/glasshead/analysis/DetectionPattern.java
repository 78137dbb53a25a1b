package glasshead.analysis;

import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/// What a kind of head is expected to attend to on some prompt: a lower-triangular matrix over (query, key).
///
/// Named patterns as in TransformerLens, `transformer_lens/head_detector.py`; any other is given cell by cell.
public final class DetectionPattern implements HeadDetection.Source {

    private final int length;
    private final float[] cells;

    private DetectionPattern(int length, float[] cells) {
        this.length = length;
        this.cells = cells;
    }

    private static DetectionPattern where(int length, IntBinaryOperator cell) {
        float[] cells = new float[length * length];
        for (int query = 0; query < length; query++) {
            for (int key = 0; key <= query; key++) {
                cells[query * length + key] = cell.applyAsInt(query, key);
            }
        }
        return new DetectionPattern(length, cells);
    }

    /// 1 wherever the key is `offset` tokens before the query.
    static DetectionPattern diagonal(int length, int offset) {
        return where(length, (query, key) -> query - key == offset ? 1 : 0);
    }

    /// 1 wherever the key is the first token.
    static DetectionPattern firstToken(int length) {
        return where(length, (query, key) -> key == 0 ? 1 : 0);
    }

    /// 1 wherever the key is an earlier occurrence of the query's token.
    static DetectionPattern duplicates(int[] tokens) {
        return where(tokens.length, (query, key) -> key < query && tokens[key] == tokens[query] ? 1 : 0);
    }

    /// 1 wherever the key follows an earlier occurrence of the query's token; the query itself may be that key, where a token stands twice
    /// in a row.
    static DetectionPattern afterDuplicates(int[] tokens) {
        return where(tokens.length, (query, key) -> key > 0 && tokens[key - 1] == tokens[query] ? 1 : 0);
    }

    /// A pattern of one's own.
    ///
    /// @param rows `[query][key]`, 0 where the key comes after the query
    /// @throws BadInput when it is not square, not lower-triangular or not finite
    public static DetectionPattern of(double[][] rows) {
        int length = rows.length;
        float[] cells = new float[length * length];
        for (int query = 0; query < length; query++) {
            if (rows[query].length != length) {
                throw new BadInput(Texts.format(
                        "The pattern has %d rows but row %d has %d numbers: give a square matrix, a row for each query.", length, query,
                        rows[query].length));
            }
            for (int key = 0; key < length; key++) {
                double value = rows[query][key];
                if (!Float.isFinite((float) value) || key > query && value != 0) {
                    throw new BadInput(
                            Texts.format(
                                    "The pattern has %s at query %d, key %d: give finite numbers, and 0 where the key comes after "
                                            + "the query.",
                                    value, query, key));
                }
                cells[query * length + key] = (float) value;
            }
        }
        return new DetectionPattern(length, cells);
    }

    /// Itself: it is made for prompts of one length.
    @Override
    public DetectionPattern on(int[] tokens) {
        if (tokens.length != length) {
            throw new BadInput(Texts.format("The pattern is for %d tokens and the prompt has %d: give a pattern with a row for each token.",
                    length, tokens.length));
        }
        return this;
    }

    float at(int query, int key) {
        return cells[query * length + key];
    }

    /// The cells `[query * length + key]`, scaled so that they sum to 1: times an attention pattern they give the mean attention on the
    /// places marked with 1.
    float[] asMean() {
        double sum = 0;
        for (float cell : cells) {
            sum += cell;
        }
        float[] mean = cells.clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= (float) sum;
        }
        return mean;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetectionPattern pattern && length == pattern.length && Arrays.equals(cells, pattern.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }
}
