package glasshead.engine;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Work on one model: begun on the engine's thread, then run there or, where it is long, on any other one, with what is there so far told
/// on the way.
///
/// @param <R> the answer, which can also be told in part
public abstract class Job<R> implements AutoCloseable {

    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean closed;
    private boolean released;

    /// Does the work, and gives back its memory.
    ///
    /// @param soFar gets what is there after each piece, on the calling thread
    /// @throws CancellationException when `cancelled` says so, or when the job was closed
    public final R run(Consumer<R> soFar, BooleanSupplier cancelled) {
        running.lock();
        try {
            if (closed) {
                throw new CancellationException("the job was closed");
            }
            return NativeMemory.guard(() -> answer(soFar, () -> closed || cancelled.getAsBoolean()));
        } finally {
            closed = true;
            releaseOnce();
            running.unlock();
        }
    }

    /// Whether it has to be run on the engine's thread, because it uses what the engine keeps from one question to the next.
    public boolean isForEnginesThread() {
        return false;
    }

    abstract R answer(Consumer<R> soFar, BooleanSupplier cancelled);

    /// Gives back the memory.
    abstract void release();

    public final boolean isClosed() {
        return closed;
    }

    /// Ends the work, waits until nothing of it is under way, and gives back the memory.
    @Override
    public final void close() {
        closed = true;
        running.lock();
        try {
            releaseOnce();
        } finally {
            running.unlock();
        }
    }

    private void releaseOnce() {
        if (!released) {
            released = true;
            release();
        }
    }
}
