package glasshead.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Takes the results of pieces in whatever order they come and hands them on in their own, so that sums do not depend on which worker was
/// first. It holds no more of them than the workers are apart.
final class InOrder<P> {

    private final Consumer<P> next;
    private final Map<Integer, P> waiting = new HashMap<>();
    private int expected;

    InOrder(Consumer<P> next) {
        this.next = next;
    }

    void put(int index, P result) {
        waiting.put(index, result);
        for (P here = waiting.remove(expected); here != null; here = waiting.remove(expected)) {
            expected++;
            next.accept(here);
        }
    }
}
