package glasshead.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is read off the attention patterns of one window of a text: the strongest edge of every query, and what [HeadSums] adds up.
///
/// Position 0 is left out as query, and as the key of a strongest edge; a key equal to the query counts.
public final class AttentionOfText {

    private static final int MEASURES = HeadMeasure.values().length;
    /// Attention below this adds less than 3e-11 to an entropy.
    private static final float NOTHING = 1e-12f;

    private final int[] ids;
    private final int first;
    private final int[][] repeats;
    private final int[] asked = new int[MEASURES];

    /// @param ids     tokens of the window, BOS included
    /// @param counted the first query that counts
    public AttentionOfText(int[] ids, int counted) {
        this.ids = ids;
        first = Math.max(1, counted);
        repeats = new int[ids.length][];
        for (HeadMeasure measure : HeadMeasure.values()) {
            boolean always = measure != HeadMeasure.DUPLICATE && measure != HeadMeasure.INDUCTION;
            asked[measure.ordinal()] = always ? queries() : 0;
        }
        for (int query = first; query < ids.length; query++) {
            repeats[query] = repeats(query);
            boolean repeated = repeats[query].length > 0;
            asked[HeadMeasure.DUPLICATE.ordinal()] += repeated ? 1 : 0;
            asked[HeadMeasure.INDUCTION.ordinal()] += repeated && repeats[query][0] + 1 < query ? 1 : 0;
        }
    }

    private int[] repeats(int query) {
        int count = 0;
        int[] places = new int[query];
        for (int earlier = 0; earlier < query; earlier++) {
            if (ids[earlier] == ids[query]) {
                places[count++] = earlier;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /// The first query that counts, by position in the window.
    public int first() {
        return first;
    }

    /// How many queries count.
    public int queries() {
        return Math.max(0, ids.length - first);
    }

    /// The strongest edge of every query.
    ///
    /// @param patterns `[head, query, key]` of the layer, from `offset` on
    /// @param heads    which of them
    /// @param text     its number
    /// @param position in the text of the window's first token, BOS counted
    /// @param hashes   by query that counts
    /// @param around   by query that counts, where examples that are alike are merged
    /// @return `[query, place among heads]`
    public PassingTokens edges(float[] patterns, int offset, int[] heads, int text, int position, long[] hashes,
            long @Nullable [] around) {
        float[] values = new float[queries() * heads.length];
        int[] keys = new int[queries() * heads.length];
        for (int i = 0; i < heads.length; i++) {
            for (int query = first; query < ids.length; query++) {
                int row = offset + (heads[i] * ids.length + query) * ids.length;
                int key = 1;
                for (int other = 2; other <= query; other++) {
                    key = patterns[row + other] > patterns[row + key] ? other : key;
                }
                values[(query - first) * heads.length + i] = patterns[row + key];
                keys[(query - first) * heads.length + i] = position + key;
            }
        }
        return new PassingTokens(text, position + first, queries(), values, 0, heads.length, keys, hashes, around);
    }

    /// Adds what is measured of all queries that count.
    public void measure(float[] patterns, int offset, int[] heads, HeadSums sums) {
        double[] of = new double[MEASURES];
        for (int i = 0; i < heads.length; i++) {
            measure(patterns, offset + heads[i] * ids.length * ids.length, of);
            sums.add(i, of);
        }
        sums.count(asked);
    }

    private void measure(float[] patterns, int offset, double[] of) {
        Arrays.fill(of, 0);
        for (int query = first; query < ids.length; query++) {
            int row = offset + query * ids.length;
            double entropy = 0;
            double distance = 0;
            for (int key = 0; key <= query; key++) {
                float paid = patterns[row + key];
                if (paid > NOTHING) {
                    entropy -= paid * Math.log(paid);
                    distance += paid * (query - key);
                }
            }
            of[HeadMeasure.ENTROPY.ordinal()] += entropy;
            of[HeadMeasure.DISTANCE.ordinal()] += distance;
            of[HeadMeasure.PREVIOUS.ordinal()] += patterns[row + query - 1];
            of[HeadMeasure.SELF.ordinal()] += patterns[row + query];
            of[HeadMeasure.FIRST.ordinal()] += patterns[row];
            for (int earlier : repeats[query]) {
                of[HeadMeasure.DUPLICATE.ordinal()] += patterns[row + earlier];
                of[HeadMeasure.INDUCTION.ordinal()] += earlier + 1 < query ? patterns[row + earlier + 1] : 0;
            }
        }
    }
}
