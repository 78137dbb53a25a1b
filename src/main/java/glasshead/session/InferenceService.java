package glasshead.session;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Job;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The engine on its one thread, for the window.
///
/// The newest run that was asked for says which model is current. A question about another one comes too late: it is dropped rather than
/// that model loaded again, which would end what is under way on the current one.
public final class InferenceService implements QuestionService, AutoCloseable {

    private final InferenceThread thread = new InferenceThread(InferenceThread.QUIET, this::giveMemoryBack);
    private final Supplier<InferenceEngine> open;
    private volatile Subject current = Subject.ANY;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean ended;
    private @Nullable InferenceEngine engine;

    /// A model with its weights as they are used.
    private record Subject(String model, boolean raw) {

        /// Before the first run.
        private static final Subject ANY = new Subject("", false);

        private static Subject of(Question<?> question) {
            return new Subject(question.model(), question.raw());
        }
    }

    /// @param open makes the engine; called on the inference thread
    public InferenceService(Supplier<InferenceEngine> open) {
        this.open = open;
    }

    @Override
    public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
        if (question instanceof Question.Run) {
            current = Subject.of(question);
        }
        return begin(soFar, done, failed, () -> {
            if (!question.apart() && isLeft(Subject.of(question))) {
                throw new CancellationException("another model is current");
            }
            return engine().begin(question);
        });
    }

    private <R> Handle begin(Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed, Supplier<Job<R>> job) {
        JobTask<R> task = new JobTask<>(thread, soFar, done, failed, () -> ended);
        unanswered.incrementAndGet();
        var _ = task.ended().thenRun(() -> Platform.runLater(unanswered::decrementAndGet)); // after its last answer
        task.start(job);
        return task::cancel;
    }

    /// The same engine for questions about any model, whichever is current.
    public QuestionService ofAnyModel() {
        return new QuestionService() {
            @Override
            public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
                return InferenceService.this.begin(soFar, done, failed, () -> engine().begin(question));
            }
        };
    }

    /// On the engine's thread: whether a model would have to be loaded for a question although another one is current.
    private boolean isLeft(Subject about) {
        return current != Subject.ANY && !current.equals(about) && !engine().has(about.model, about.raw);
    }

    /// Whether there is something asked, on whatever thread, that is neither answered nor stopped.
    public boolean isBusy() {
        return unanswered.get() > 0;
    }

    private void giveMemoryBack() {
        if (engine != null) {
            engine.giveMemoryBack();
        }
    }

    /// Opened at first use, so that a native library that can't be loaded is told like any other failure.
    private InferenceEngine engine() {
        if (engine == null) {
            engine = open.get();
        }
        return engine;
    }

    /// Stops what is under way at its next layer, and frees the native memory then, which is not waited for.
    public void end() {
        ended = true;
        thread.end(() -> {
            if (engine != null) {
                engine.close();
                engine.giveMemoryBack();
            }
        });
    }

    /// The same, waiting a moment for it.
    @Override
    public void close() {
        end();
        thread.awaitEnd();
    }
}
