package glasshead.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// All pairs (a, b) below a prime p, as `a * p + b`, in two parts: those that are trained on and those that never are.
record Pairs(int[] trained, int[] heldOut) {

    static Pairs split(int prime, double share, long seed) {
        int[] all = IntStream.range(0, prime * prime).toArray();
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = all.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        int trained = (int) Math.round(share * all.length);
        return new Pairs(Arrays.copyOf(all, trained), Arrays.copyOfRange(all, trained, all.length));
    }
}
