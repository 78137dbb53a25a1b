package glasshead.session;

import static glasshead.Await.get;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.EndlessJob;
import glasshead.experiment.BadInput;
import glasshead.ui.OnScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A job that never ends by itself.
@OnScreen
class JobTaskTest {

    private final EndlessJob job = new EndlessJob();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<BadInput> failures = new ArrayList<>();

    /// Starts the job and ends it once it is under way; what was said of it until then is in [#failures].
    private void endedBy(Consumer<JobTask<Integer>> end) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> underWay = new CompletableFuture<>();
            JobTask<Integer> task = new JobTask<>(thread, soFar -> underWay.complete(null), _ -> {}, failures::add, over::get);
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
        assertEquals(1, failures.size());
        assertInstanceOf(Overtaken.class, failures.getFirst());
    }

    @Test
    void aJobThatTheUserCancelledSaysNothing() {
        endedBy(JobTask::cancel);
        assertTrue(job.isClosed());
        assertEquals(List.of(), failures);
    }

    @Test
    void aJobUnderWayWhenAllEndsSaysNothing() {
        endedBy(task -> over.set(true));
        assertTrue(job.isClosed());
        assertEquals(List.of(), failures);
    }

    @Test
    void aJobThatCannotBeginEndsWhatWaitsForIt() {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<String> told = new CompletableFuture<>();
            JobTask<Integer> task = new JobTask<>(thread, _ -> {}, _ -> {}, problem -> told.complete(problem.getMessage()), () -> false);
            task.start(() -> {
                throw new AssertionError("no library");
            });
            get(task.ended());
            assertTrue(get(told).contains("no library"));
        }
    }
}
