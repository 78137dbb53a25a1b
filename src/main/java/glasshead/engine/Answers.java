package glasshead.engine;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What answers questions to models, while the caller waits.
@FunctionalInterface
public interface Answers {

    /// The whole answer to a question.
    ///
    /// @param soFar gets what is there after each piece
    /// @throws java.util.concurrent.CancellationException when `cancelled` says so
    <R> R answer(Question<R> question, Consumer<R> soFar, BooleanSupplier cancelled);

    /// The same for who waits for the whole alone.
    default <R> R answer(Question<R> question, BooleanSupplier cancelled) {
        return answer(question, _ -> {}, cancelled);
    }
}
