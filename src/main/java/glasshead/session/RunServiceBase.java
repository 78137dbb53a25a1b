package glasshead.session;

import glasshead.engine.Findings;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// What every run service has: who is told how runs end, and whether one is under way. On the FX thread.
public abstract class RunServiceBase implements RunService {

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Consumer<Findings> finished = _ -> {};
    private Consumer<Session.Problem> failed = _ -> {};

    @Override
    public final void onFinished(Consumer<Findings> listener) {
        finished = listener;
    }

    @Override
    public final void onFailed(Consumer<Session.Problem> listener) {
        failed = listener;
    }

    @Override
    public final ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    protected void setRunning(boolean now) {
        running.set(now);
    }

    protected void finish(Findings findings) {
        finished.accept(findings);
    }

    protected void fail(Session.Problem problem) {
        failed.accept(problem);
    }
}
