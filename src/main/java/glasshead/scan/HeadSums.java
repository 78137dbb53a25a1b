package glasshead.scan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Sums of what is measured of the attention of some heads of one layer. Two of them merge exactly, in any order.
///
/// Previous-token, duplicate-token and induction attention as "In-context Learning and Induction Heads" (Olsson et al., 2022) has them, on
/// text as it is.
public final class HeadSums {

    private static final HeadMeasure[] MEASURES = HeadMeasure.values();
    static final int BYTES = MEASURES.length * ExactSums.BYTES;

    private final ExactSums sums;
    private final long[] queries = new long[MEASURES.length];
    private final int heads;

    public HeadSums(int heads) {
        this.heads = heads;
        sums = new ExactSums(heads * MEASURES.length);
    }

    /// @param of      by measure, summed over the queries of one text
    /// @param ofHeads its place among the heads
    public void add(int ofHeads, double[] of) {
        for (int measure = 0; measure < MEASURES.length; measure++) {
            sums.add(ofHeads * MEASURES.length + measure, of[measure]);
        }
    }

    /// @param asked by measure, how many queries of the text it was asked of
    public void count(int[] asked) {
        for (int measure = 0; measure < MEASURES.length; measure++) {
            queries[measure] += asked[measure];
        }
    }

    public void plus(HeadSums other) {
        sums.plus(other.sums);
        for (int measure = 0; measure < MEASURES.length; measure++) {
            queries[measure] += other.queries[measure];
        }
    }

    /// The mean over queries; `NaN` where there was none.
    public double mean(int head, HeadMeasure measure) {
        return queries[measure.ordinal()] == 0 ? Double.NaN
                : sums.value(head * MEASURES.length + measure.ordinal()) / queries[measure.ordinal()];
    }

    int heads() {
        return heads;
    }

    long[] queries() {
        return queries;
    }

    void queries(List<Long> of) {
        Arrays.setAll(queries, of::get);
    }

    void write(int head, ByteBuffer to) {
        for (int measure = 0; measure < MEASURES.length; measure++) {
            sums.write(head * MEASURES.length + measure, to);
        }
    }

    void read(int head, ByteBuffer from) {
        for (int measure = 0; measure < MEASURES.length; measure++) {
            sums.read(head * MEASURES.length + measure, from);
        }
    }
}
