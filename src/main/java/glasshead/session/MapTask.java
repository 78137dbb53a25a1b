package glasshead.session;

import glasshead.engine.EffectMap;
import glasshead.engine.MapJob;
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

/// One map on the inference thread. After each piece it goes to the end of the queue, so that what the user asks meanwhile is answered in between.
final class MapTask {

    private static final Logger LOG = Logger.getLogger(MapTask.class.getName());

    private final ExecutorService thread;
    private final Consumer<EffectMap> progress;
    private final Consumer<String> failed;
    private volatile boolean cancelled;
    private MapJob job;

    MapTask(ExecutorService thread, Consumer<EffectMap> progress, Consumer<String> failed) {
        this.thread = thread;
        this.progress = progress;
        this.failed = failed;
    }

    void start(Function<BooleanSupplier, MapJob> begin) {
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
        EffectMap soFar = job.soFar();
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
            LOG.log(Level.FINE, "map stopped", stopped);
            giveBack();
        } catch (RejectedExecutionException closing) {
            LOG.log(Level.FINE, "the program is ending", closing);
        } catch (BadInput problem) {
            giveBack();
            deliver(() -> failed.accept(problem.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | LinkageError failure) {
            LOG.log(Level.SEVERE, "map failed", failure);
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
