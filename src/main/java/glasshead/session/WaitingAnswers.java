package glasshead.session;

import glasshead.engine.Answers;
import glasshead.engine.Question;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Answers of a service for a thread that waits for them; a cancel ends the waiting, for good.
public final class WaitingAnswers implements Answers, Handle {

    private final QuestionService service;
    private volatile CompletableFuture<?> waiting = new CompletableFuture<>();
    private volatile boolean cancelled;

    public WaitingAnswers(QuestionService service) {
        this.service = service;
    }

    @Override
    public <R> R answer(Question<R> question, Consumer<R> soFar, BooleanSupplier stopped) {
        CompletableFuture<R> whole = new CompletableFuture<>();
        waiting = whole;
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
        Handle handle = service.begin(question, soFar, whole::complete, whole::completeExceptionally);
        try {
            return whole.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        } finally {
            handle.cancel();
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void cancel() {
        cancelled = true;
        waiting.cancel(true);
    }
}
