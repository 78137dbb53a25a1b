package glasshead.session;

import static glasshead.Await.get;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.EndlessJob;
import glasshead.ui.OnScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A job that never ends by itself.
@OnScreen
class JobTaskTest {

    private final EndlessJob job = new EndlessJob();
    private final List<String> failures = new ArrayList<>();

    /// Starts the job and ends it once it is under way; what was said of it until then is in [#failures].
    private void endedBy(Consumer<JobTask<Integer>> end) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> underWay = new CompletableFuture<>();
            JobTask<Integer> task = new JobTask<>(thread, soFar -> underWay.complete(null), failures::add);
            task.start(() -> job);
            get(underWay);
            end.accept(task);
            get(job.ended());
            get(task.ended());
            settle();
        }
    }

    @Test
    void aJobThatWasClosedForAnotherModelSaysSo() {
        endedBy(task -> job.close());
        assertEquals(List.of(JobTask.OVERTAKEN), failures);
    }

    @Test
    void aJobThatTheUserCancelledSaysNothing() {
        endedBy(JobTask::cancel);
        assertTrue(job.isClosed());
        assertEquals(List.of(), failures);
    }

    @Test
    void aJobThatCannotBeginEndsWhatWaitsForIt() {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<String> told = new CompletableFuture<>();
            JobTask<Integer> task = new JobTask<>(thread, soFar -> {}, told::complete);
            task.start(() -> {
                throw new AssertionError("no library");
            });
            get(task.ended());
            assertTrue(get(told).contains("no library"));
        }
    }
}
