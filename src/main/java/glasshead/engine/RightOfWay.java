package glasshead.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Lets what somebody waits for go first: while it is computed, the [Workers] stand still between two layers.
final class RightOfWay {

    /// How often one that stands still looks whether it is to stop altogether.
    private static final long LOOK_MILLIS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private int first;

    /// Runs what somebody waits for.
    <T> T taking(Supplier<T> work) {
        change(1);
        try {
            return work.get();
        } finally {
            change(-1);
        }
    }

    private void change(int by) {
        lock.lock();
        try {
            first += by;
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing goes first, or until `stopped`.
    void give(BooleanSupplier stopped) {
        lock.lock();
        try {
            while (first > 0 && !stopped.getAsBoolean()) {
                free.awaitNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
