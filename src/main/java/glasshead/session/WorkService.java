package glasshead.session;

import glasshead.engine.InferenceEngine;
import glasshead.experiment.Experiment;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What needs the engine and is neither a run nor a map, on the engine's thread.
public interface WorkService {

    /// Begins some work. After a cancel nothing of it is delivered.
    ///
    /// @param about  the experiment whose model it needs; it is not begun when the session has left that model
    /// @param work   gets what says that it was cancelled, and then throws a [java.util.concurrent.CancellationException] as soon as it can
    /// @param done   gets the result, on the FX thread
    /// @param failed gets the sentence when it can't be done, on the FX thread
    <R> Handle work(Experiment about, BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done,
            Consumer<String> failed);

    /// The same for work that loads models of its own choice, whichever is current.
    <R> Handle work(BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done, Consumer<String> failed);
}
