package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import glasshead.Await;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InferenceThreadTest {

    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    private void rest() {
        threads.add(Thread.currentThread());
        done.add("rest");
    }

    @Test
    void restsOnItsOwnThreadOnceAllIsDone() {
        InferenceThread thread = new InferenceThread(Duration.ZERO, this::rest);
        CountDownLatch asked = new CountDownLatch(1);
        thread.execute(() -> {
            Await.met(() -> asked.getCount() == 0);
            threads.add(Thread.currentThread());
            done.add("first");
        });
        thread.execute(() -> done.add("second"));
        asked.countDown();
        Await.met(() -> done.contains("rest"));
        assertEquals(List.of("first", "second"), done.stream().limit(2).toList());
        assertSame(threads.poll(), threads.poll());
        assertEquals(1, done.stream().filter("rest"::equals).count());
        thread.end(() -> {});
    }

    @Test
    void aTaskThatFailsIsFollowedByTheNextOneAndByRest() {
        InferenceThread thread = new InferenceThread(Duration.ZERO, this::rest);
        thread.execute(() -> {
            throw new IllegalStateException("a fault");
        });
        thread.execute(() -> done.add("next"));
        Await.met(() -> done.contains("next") && done.contains("rest"));
        thread.end(() -> done.add("last"));
        Await.met(() -> done.contains("last"));
    }

    /// A window that closes must not stand still until a model is loaded.
    @Test
    void endingDoesNotWaitForWhatIsUnderWay() {
        InferenceThread thread = new InferenceThread(Duration.ofDays(1), this::rest);
        CountDownLatch loading = new CountDownLatch(1);
        thread.execute(() -> Await.met(() -> loading.getCount() == 0));
        thread.end(() -> done.add("last"));
        assertEquals(List.of(), List.copyOf(done));
        loading.countDown();
        thread.awaitEnd();
        assertEquals(List.of("last"), List.copyOf(done));
    }

    @Test
    void doesAllThatWasAskedBeforeTheEndAndDoesNotRestAnyMore() {
        InferenceThread thread = new InferenceThread(Duration.ofDays(1), this::rest);
        thread.execute(() -> done.add("asked"));
        thread.end(() -> {
            threads.add(Thread.currentThread());
            done.add("last");
        });
        thread.end(() -> done.add("again"));
        thread.awaitEnd();
        Await.met(() -> threads.stream().noneMatch(Thread::isAlive));
        thread.execute(() -> done.add("late"));
        assertEquals(List.of("asked", "last"), List.copyOf(done));
    }
}
