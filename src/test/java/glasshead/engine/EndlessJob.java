package glasshead.engine;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A job that never ends by itself; it tells once that it is under way.
public final class EndlessJob extends Job<Integer> {

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    @Override
    Integer answer(Consumer<Integer> soFar, BooleanSupplier cancelled) {
        soFar.accept(1);
        while (!cancelled.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
        throw new CancellationException("ended");
    }

    @Override
    void release() {
        ended.complete(null);
    }

    public CompletableFuture<Void> ended() {
        return ended;
    }
}
