package glasshead.session;

import glasshead.analysis.Analysis;
import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Side;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;

/// Runs experiments away from the FX thread: one at a time, the newest wins, an older one under way is cancelled.
///
/// An interface so that tests can run everything at once on the calling thread.
public interface RunService extends AutoCloseable {

    void onFinished(Consumer<Findings> listener);

    void onFailed(Consumer<Session.Problem> listener);

    ReadOnlyBooleanProperty running();

    void request(Experiment experiment);

    <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then);

    @Override
    void close();
}
