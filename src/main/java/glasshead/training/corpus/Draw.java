package glasshead.training.corpus;

import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random choices from lists.
final class Draw {

    private Draw() {}

    static <T> T one(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    /// One that is not among `taken`; `from` has to hold more than that.
    static <T> T unlike(List<T> from, Collection<T> taken, RandomGenerator random) {
        while (true) {
            var drawn = one(from, random);
            if (!taken.contains(drawn)) {
                return drawn;
            }
        }
    }

    /// True once in `n` times.
    static boolean onceIn(int n, RandomGenerator random) {
        return random.nextInt(n) == 0;
    }
}
