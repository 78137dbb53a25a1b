package glasshead.training.corpus;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Random tokens of the corpus, 3 to 40 of them, said twice or three times: nothing but looking back tells what comes next, which is what induction heads
/// do (Olsson et al., "In-context Learning and Induction Heads", 2022).
record RepeatedTokens(int[] tokens) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int MOST_TIMES = 3;

    int[] write(RandomGenerator random) {
        return repeat(random, random.nextInt(SHORTEST, LONGEST + 1), random.nextInt(2, MOST_TIMES + 1));
    }

    /// `count` random tokens, `times` over.
    int[] repeat(RandomGenerator random, int count, int times) {
        var drawn = random.ints(count, 0, tokens.length).map(i -> tokens[i]).toArray();
        return IntStream.range(0, times * count).map(i -> drawn[i % count]).toArray();
    }
}
