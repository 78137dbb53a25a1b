package glasshead.training.corpus;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Random tokens of the corpus, 3 to 40 of them said twice or three times, or pairs of them in changing order: nothing but looking back
/// tells what comes next, which is what induction heads do (Olsson et al., "In-context Learning and Induction Heads", 2022).
record RandomTokens(int[] tokens) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int MOST_TIMES = 3;
    private static final int ALL = 100;
    private static final int PERCENT_OF_PAIRS = 60;
    private static final int FEWEST_PAIRS = 3;
    private static final int MOST_PAIRS = 10;
    private static final int MOST_ROUNDS = 5;

    int[] write(RandomGenerator random) {
        if (random.nextInt(ALL) < PERCENT_OF_PAIRS) {
            return pairs(random, random.nextInt(FEWEST_PAIRS, MOST_PAIRS + 1), random.nextInt(2, MOST_ROUNDS + 1));
        }
        return repeat(random, random.nextInt(SHORTEST, LONGEST + 1), random.nextInt(2, MOST_TIMES + 1));
    }

    /// `count` pairs of random tokens, all of them in each of `rounds` rounds, each time in another order.
    private int[] pairs(RandomGenerator random, int count, int rounds) {
        var drawn = random.ints(2L * count, 0, tokens.length).map(i -> tokens[i]).toArray();
        var order = IntStream.range(0, count).toArray();
        var said = new int[2 * count * rounds];
        for (int i = 0; i < count * rounds; i++) {
            int place = i % count;
            // The shuffle of Fisher and Yates, a step in each place: what is left of this round is drawn from.
            int other = random.nextInt(place, count);
            int pair = order[other];
            order[other] = order[place];
            order[place] = pair;
            said[2 * i] = drawn[2 * pair];
            said[2 * i + 1] = drawn[2 * pair + 1];
        }
        return said;
    }

    /// `count` random tokens, `times` over.
    int[] repeat(RandomGenerator random, int count, int times) {
        var drawn = random.ints(count, 0, tokens.length).map(i -> tokens[i]).toArray();
        return IntStream.range(0, times * count).map(i -> drawn[i % count]).toArray();
    }
}
