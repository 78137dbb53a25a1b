package glasshead.session;

import glasshead.engine.SteppedJob;
import glasshead.experiment.BadInput;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// One long job on the inference thread. After each piece it goes to the end of the queue, so that what the user asks meanwhile is answered
/// in between.
///
/// @param <R> what is delivered after each piece
final class SteppedTask<R> {

    private static final Logger LOG = Logger.getLogger(SteppedTask.class.getName());

    static final String OVERTAKEN = "This ended because another model was loaded: start it again.";

    private final ExecutorService thread;
    private final Consumer<R> progress;
    private final Consumer<String> failed;
    private volatile boolean cancelled;
    private SteppedJob<R> job;

    SteppedTask(ExecutorService thread, Consumer<R> progress, Consumer<String> failed) {
        this.thread = thread;
        this.progress = progress;
        this.failed = failed;
    }

    void start(Function<BooleanSupplier, SteppedJob<R>> begin) {
        thread.execute(() -> guarded(() -> {
            job = begin.apply(() -> cancelled);
            step();
        }));
    }

    void cancel() {
        cancelled = true;
    }

    private void step() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
        boolean more = job.step(() -> cancelled);
        R soFar = job.soFar();
        deliver(() -> progress.accept(soFar));
        if (more) {
            thread.execute(() -> guarded(this::step));
        } else {
            job.close();
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (CancellationException stopped) {
            LOG.log(Level.FINE, "job stopped", stopped);
            giveBack();
            // Delivered unless the user cancelled: then the engine has closed the job to make room for another model.
            deliver(() -> failed.accept(OVERTAKEN));
        } catch (RejectedExecutionException closing) {
            LOG.log(Level.FINE, "the program is ending", closing);
        } catch (BadInput problem) {
            giveBack();
            deliver(() -> failed.accept(problem.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | LinkageError failure) {
            LOG.log(Level.SEVERE, "job failed", failure);
            giveBack();
            deliver(() -> failed.accept(InferenceService.told(failure)));
        }
    }

    private void giveBack() {
        if (job != null) {
            job.close();
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
