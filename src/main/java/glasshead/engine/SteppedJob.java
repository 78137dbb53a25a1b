package glasshead.engine;

import java.util.function.BooleanSupplier;

/// Long work in steps; between two steps the inference thread is free for other requests.
///
/// @param <R> what is there so far
public interface SteppedJob<R> extends AutoCloseable {

    /// Does the next piece.
    ///
    /// @return whether there is more
    /// @throws java.util.concurrent.CancellationException when `cancelled` says so or the job has been closed
    boolean step(BooleanSupplier cancelled);

    R soFar();

    boolean isClosed();

    /// Gives back the memory; what was computed stays readable.
    @Override
    void close();
}
