package glasshead.session;

import glasshead.engine.Job;
import glasshead.experiment.BadInput;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// One long job: begun on the inference thread, then run on a thread of its own, so that what the user asks meanwhile is answered.
///
/// @param <R> what is delivered after each piece
final class JobTask<R> {

    private static final Logger LOG = Logger.getLogger(JobTask.class.getName());

    static final String OVERTAKEN = "This ended because another model was loaded: start it again.";

    private final Executor thread;
    private final Consumer<R> progress;
    private final Consumer<String> failed;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean cancelled;

    JobTask(Executor thread, Consumer<R> progress, Consumer<String> failed) {
        this.thread = thread;
        this.progress = progress;
        this.failed = failed;
    }

    /// @param begin makes the job, on the inference thread
    void start(Supplier<Job<R>> begin) {
        thread.execute(() -> guarded(() -> {
            if (cancelled) {
                ended.complete(null);
                return;
            }
            Job<R> job = begin.get();
            Thread.ofPlatform().name("job").daemon(true).start(() -> guarded(() -> run(job)));
        }));
    }

    void cancel() {
        cancelled = true;
    }

    /// When nothing more of it will be delivered.
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void run(Job<R> job) {
        R whole = job.run(soFar -> deliver(() -> progress.accept(soFar)), () -> cancelled);
        deliver(() -> progress.accept(whole));
        ended.complete(null);
        thread.execute(() -> {}); // what the job freed goes back once it is quiet
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (CancellationException stopped) {
            LOG.log(Level.FINE, "job stopped", stopped);
            // Delivered unless the user cancelled: then the engine has closed the job to make room for another model.
            fail(OVERTAKEN);
        } catch (BadInput problem) {
            fail(problem.getMessage());
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, "job failed", failure);
            fail(InferenceService.told(failure));
        }
    }

    private void fail(String sentence) {
        deliver(() -> failed.accept(sentence));
        ended.complete(null);
    }

    private void deliver(Runnable delivery) {
        Platform.runLater(() -> {
            if (!cancelled) {
                delivery.run();
            }
        });
    }
}
