package glasshead.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Threads that share the independent pieces of a job, each with one PyTorch thread, on shared weights. Nothing makes one wait for another,
/// so that a busy core slows one of them and not all. What somebody waits for at the window goes first.
///
/// How work is cut into pieces depends on the work alone, so that the results are the same bits whatever the number of workers.
final class Workers implements AutoCloseable {

    private final int count;
    private final RightOfWay rightOfWay;
    private @Nullable ExecutorService threads;

    Workers(int count, RightOfWay rightOfWay) {
        this.count = count;
        this.rightOfWay = rightOfWay;
    }

    int count() {
        return count;
    }

    private record Finished<P>(int index, P result) {
    }

    /// Does all pieces, and returns when they are done.
    ///
    /// @param pieces    each gets what tells it to stop, to be asked between two layers
    /// @param done      gets a piece's index and result, on the calling thread, in the order in which they come
    /// @param cancelled asked often; then the pieces under way end, the others are not begun, and a [CancellationException] is thrown
    <P> void each(List<Function<BooleanSupplier, P>> pieces, BiConsumer<Integer, P> done, BooleanSupplier cancelled) {
        AtomicBoolean stopped = new AtomicBoolean();
        BooleanSupplier stop = () -> stopped.get() || cancelled.getAsBoolean();
        BooleanSupplier between = () -> {
            rightOfWay.give(stop);
            return stop.getAsBoolean();
        };
        var under = new ExecutorCompletionService<Finished<P>>(threads());
        for (int i = 0; i < pieces.size(); i++) {
            int index = i;
            under.submit(() -> {
                if (between.getAsBoolean()) {
                    throw new CancellationException("cancelled");
                }
                return new Finished<>(index, pieces.get(index).apply(between));
            });
        }
        Throwable failure = null;
        for (int left = pieces.size(); left > 0; left--) {
            try {
                Finished<P> finished = next(under);
                if (failure == null) {
                    done.accept(finished.index, finished.result);
                }
            } catch (ExecutionException | RuntimeException | Error thrown) {
                // The others must have ended before what they work on is given back.
                stopped.set(true);
                failure = failure == null ? thrown : failure;
            }
        }
        if (failure != null) {
            throw unwrapped(failure);
        }
    }

    /// One piece that the rest waits for.
    <P> P one(Function<BooleanSupplier, P> piece, BooleanSupplier cancelled) {
        List<P> result = new ArrayList<>();
        each(List.of(piece), (_, found) -> result.add(found), cancelled);
        return result.getFirst();
    }

    private static <P> Finished<P> next(ExecutorCompletionService<Finished<P>> under) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return under.take().get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(Throwable failure) {
        return switch (failure instanceof ExecutionException wrapped ? wrapped.getCause() : failure) {
            case RuntimeException usual -> usual;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }

    private synchronized ExecutorService threads() {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(count, task -> Thread.ofPlatform().name("worker").daemon(true).unstarted(() -> {
                JniUtils.setNumThreads(1);
                task.run();
            }));
        }
        return threads;
    }

    @Override
    public synchronized void close() {
        if (threads != null) {
            threads.shutdown();
            threads = null;
        }
    }
}
