package glasshead.engine;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What is answered with runs that the engine keeps, on its thread, and before long work goes on.
final class KeptWork<R> extends Job<R> {

    private final RightOfWay rightOfWay;
    private final Work<R> work;

    @FunctionalInterface
    interface Work<R> {
        R answer(Consumer<R> soFar, BooleanSupplier cancelled);
    }

    KeptWork(RightOfWay rightOfWay, Work<R> work) {
        this.rightOfWay = rightOfWay;
        this.work = work;
    }

    @Override
    public boolean isForEnginesThread() {
        return true;
    }

    @Override
    R answer(Consumer<R> soFar, BooleanSupplier cancelled) {
        return rightOfWay.taking(() -> work.answer(soFar, cancelled));
    }

    @Override
    void release() {
        // what it uses is kept
    }
}
