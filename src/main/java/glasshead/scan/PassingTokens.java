package glasshead.scan;

import org.jspecify.annotations.Nullable;

/// What some parts of a layer do at the tokens of one text, as it passes.
///
/// @param text     its number in the corpus
/// @param position of the first of these tokens in the text, BOS counted
/// @param length   how many tokens
/// @param values   `[token, column]`, from `offset` on
/// @param stride   columns
/// @param keys     where the value is one of attention, its key's position in the text, laid out as the values; else none
/// @param hashes   a number drawn for each token, the same whoever draws it
/// @param around   a number for each token that is the same where the tokens around it are, when examples that are alike are merged
public record PassingTokens(int text, int position, int length, float[] values, int offset, int stride, int @Nullable [] keys,
        long[] hashes, long @Nullable [] around) {

    private static final int AROUND = 5;

    /// The number drawn for a token: not negative.
    public static long hash(long seed, int text, int position) {
        long mixed = seed * 0x9E3779B97F4A7C15L + text;
        mixed = mixed(mixed) + 0x9E3779B97F4A7C15L * (position + 1L);
        return mixed(mixed) >>> 1;
    }

    /// Stands for a token and the five on each side of it, or as many as the model has read with it.
    ///
    /// @param ids as the model reads them
    public static long around(int[] ids, int place) {
        int first = Math.max(0, place - AROUND);
        long mixed = mixed(place - first + 1L);
        for (int i = first; i < Math.min(ids.length, place + AROUND + 1); i++) {
            mixed = mixed((mixed ^ ids[i]) + 0x9E3779B97F4A7C15L);
        }
        return mixed;
    }

    /// Source: SplitMix64's finalizer (Steele, Lea and Flood, 2014).
    private static long mixed(long of) {
        long z = (of ^ of >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// Of tokens of one group a single example is kept.
    long group(int token) {
        return around == null ? text : around[token];
    }

    /// The key at this place of `values`; [Occurrence#NO_KEY] where there is none.
    public int key(int cell) {
        return keys == null ? Occurrence.NO_KEY : keys[cell];
    }
}
