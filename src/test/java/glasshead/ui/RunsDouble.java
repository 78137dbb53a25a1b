package glasshead.ui;

import glasshead.analysis.Analysis;
import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Side;
import glasshead.session.RunServiceBase;
import glasshead.session.Session;
import java.util.function.Consumer;

/// A run service on the calling thread, without a model: a run ends when the test says so, or a subclass at once.
public class RunsDouble extends RunServiceBase {

    @Override
    public void request(Experiment experiment) {
        // The test says when a run ends.
    }

    /// Answers with what the findings hold.
    @Override
    public <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then) {
        then.accept((side == Side.BEFORE ? of.baseline() : of.ablated()).get(analysis));
    }

    @Override
    public void setRunning(boolean now) {
        super.setRunning(now);
    }

    @Override
    public void finish(Findings findings) {
        super.finish(findings);
    }

    @Override
    public void fail(Session.Problem problem) {
        super.fail(problem);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
