package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.SteppedJob;
import glasshead.ui.OnScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/// A job that never ends by itself.
@OnScreen
class SteppedTaskTest {

    private static final class Counting implements SteppedJob<Integer> {

        private int steps;
        private volatile boolean closed;

        @Override
        public boolean step(BooleanSupplier cancelled) {
            if (closed) {
                throw new CancellationException("closed");
            }
            steps++;
            return true;
        }

        @Override
        public Integer soFar() {
            return steps;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Counting job = new Counting();
    private final List<String> failures = new ArrayList<>();

    /// Starts the job and ends it once it is under way; what was said of it until then is in [#failures].
    private void endedBy(Consumer<SteppedTask<Integer>> end) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> underWay = new CompletableFuture<>();
            SteppedTask<Integer> task = new SteppedTask<>(thread, soFar -> underWay.complete(null), failures::add);
            task.start(cancelled -> job);
            underWay.get(30, TimeUnit.SECONDS);
            end.accept(task);
            while (!job.isClosed()) {
                Thread.sleep(5);
            }
            // Behind the step that finds out, which is behind nothing else.
            thread.submit(() -> {}).get(30, TimeUnit.SECONDS);
            thread.submit(() -> {}).get(30, TimeUnit.SECONDS);
            CompletableFuture<Void> delivered = new CompletableFuture<>();
            Platform.runLater(() -> delivered.complete(null));
            delivered.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aJobThatWasClosedForAnotherModelSaysSo() throws Exception {
        endedBy(task -> job.close());
        assertEquals(List.of(SteppedTask.OVERTAKEN), failures);
    }

    @Test
    void aJobThatTheUserCancelledSaysNothing() throws Exception {
        endedBy(SteppedTask::cancel);
        assertTrue(job.isClosed());
        assertEquals(List.of(), failures);
    }
}
