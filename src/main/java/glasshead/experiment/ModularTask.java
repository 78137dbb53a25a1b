package glasshead.experiment;

/// What a model was trained to do when that is to add two numbers modulo a prime: its prompts are `a b =` as the token ids a, b and p, and
/// the answer, (a + b) mod p, is read at the last position. A pair (a, b) has the number `a * prime + b`.
///
/// @param prime   p, odd
/// @param trained for each pair whether it was trained on; empty when that is not known
public record ModularTask(int prime, boolean[] trained) {

    /// Tokens in a prompt.
    public static final int LENGTH = 3;

    public boolean hasSplit() {
        return trained.length > 0;
    }

    public int pairs() {
        return prime * prime;
    }

    /// Token id of `=`.
    public int equalsSign() {
        return prime;
    }

    /// The right answer of a pair.
    public int answer(int pair) {
        return sum(pair, prime);
    }

    /// (a + b) mod p.
    public static int sum(int pair, int prime) {
        return (pair / prime + pair % prime) % prime;
    }

    /// `a b =` of a pair.
    public int[] prompt(int pair) {
        return new int[] {pair / prime, pair % prime, equalsSign()};
    }

    /// Every pair's prompt, in order.
    public int[][] prompts() {
        int[][] prompts = new int[pairs()][];
        for (int pair = 0; pair < prompts.length; pair++) {
            prompts[pair] = prompt(pair);
        }
        return prompts;
    }
}
