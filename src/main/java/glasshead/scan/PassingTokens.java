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
public record PassingTokens(int text, int position, int length, float[] values, int offset, int stride, int @Nullable [] keys,
        long[] hashes) {

    /// The number drawn for a token: not negative.
    public static long hash(long seed, int text, int position) {
        long mixed = seed * 0x9E3779B97F4A7C15L + text;
        mixed = mixed(mixed) + 0x9E3779B97F4A7C15L * (position + 1L);
        return mixed(mixed) >>> 1;
    }

    /// Source: SplitMix64's finalizer (Steele, Lea and Flood, 2014).
    private static long mixed(long of) {
        long z = (of ^ of >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// The key at this place of `values`; [Occurrence#NO_KEY] where there is none.
    public int key(int cell) {
        return keys == null ? Occurrence.NO_KEY : keys[cell];
    }
}
