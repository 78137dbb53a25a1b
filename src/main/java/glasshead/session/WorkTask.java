package glasshead.session;

import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// One piece of work on the inference thread.
final class WorkTask<R> implements Runnable {

    private static final Logger LOG = Logger.getLogger(WorkTask.class.getName());

    private final Supplier<InferenceEngine> engine;
    private final BiFunction<InferenceEngine, BooleanSupplier, R> work;
    private final Consumer<R> done;
    private final Consumer<String> failed;
    private volatile boolean cancelled;

    WorkTask(Supplier<InferenceEngine> engine, BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done,
            Consumer<String> failed) {
        this.engine = engine;
        this.work = work;
        this.done = done;
        this.failed = failed;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void run() {
        if (cancelled) {
            return;
        }
        try {
            R result = work.apply(engine.get(), () -> cancelled);
            deliver(() -> done.accept(result));
        } catch (CancellationException stopped) {
            LOG.log(Level.FINE, "work stopped", stopped);
            // Dropped when the user cancelled: then nobody waits.
            deliver(() -> failed.accept(JobTask.OVERTAKEN));
        } catch (BadInput problem) {
            deliver(() -> failed.accept(problem.getMessage()));
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, "work failed", failure);
            deliver(() -> failed.accept(InferenceService.told(failure)));
        }
    }

    private void deliver(Runnable delivery) {
        Platform.runLater(() -> {
            if (!cancelled) {
                delivery.run();
            }
        });
    }
}
