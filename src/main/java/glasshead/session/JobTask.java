package glasshead.session;

import glasshead.engine.Job;
import glasshead.experiment.BadInput;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// One job: begun on the inference thread, then run there where it has to be and otherwise on a thread of its own, so that what the user
/// asks meanwhile is answered.
///
/// @param <R> the answer
final class JobTask<R> {

    private static final Logger LOG = Logger.getLogger(JobTask.class.getName());

    private final Executor thread;
    private final Consumer<R> soFar;
    private final Consumer<R> done;
    private final Consumer<BadInput> failed;
    private final BooleanSupplier over;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean cancelled;

    /// @param over whether nobody waits for anything any more
    JobTask(Executor thread, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed, BooleanSupplier over) {
        this.thread = thread;
        this.soFar = soFar;
        this.done = done;
        this.failed = failed;
        this.over = over;
    }

    /// @param begin makes the job, on the inference thread
    void start(Supplier<Job<R>> begin) {
        thread.execute(() -> guarded(() -> {
            if (isCancelled()) {
                ended.complete(null);
                return;
            }
            Job<R> job = begin.get();
            if (job.isForEnginesThread()) {
                run(job);
            } else {
                Thread.ofPlatform().name("job").daemon(true).start(() -> guarded(() -> run(job)));
            }
        }));
    }

    void cancel() {
        cancelled = true;
    }

    private boolean isCancelled() {
        return cancelled || over.getAsBoolean();
    }

    /// When nothing more of it will be delivered.
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void run(Job<R> job) {
        R whole = job.run(some -> deliver(() -> soFar.accept(some)), this::isCancelled);
        deliver(() -> done.accept(whole));
        ended.complete(null);
        thread.execute(() -> {}); // what the job freed goes back once it is quiet
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (CancellationException stopped) {
            LOG.log(Level.FINE, "job stopped", stopped);
            // Delivered unless the user cancelled: then the engine has closed the job to make room for another model.
            fail(new Overtaken(stopped));
        } catch (BadInput problem) {
            fail(problem);
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, "job failed", failure);
            fail(new BadInput("The run failed (" + failure.getMessage()
                    + "); what was shown before is kept, and the log has the details.", failure));
        }
    }

    private void fail(BadInput problem) {
        deliver(() -> failed.accept(problem));
        ended.complete(null);
    }

    private void deliver(Runnable delivery) {
        Platform.runLater(() -> {
            if (!isCancelled()) {
                delivery.run();
            }
        });
    }
}
