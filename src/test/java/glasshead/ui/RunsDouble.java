package glasshead.ui;

import glasshead.analysis.Analysis;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Side;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Runs;
import glasshead.session.Session;
import java.util.List;
import java.util.function.Consumer;

/// Runs on the calling thread, without a model: a run ends when the test says so, or a subclass at once.
public class RunsDouble extends Runs {

    public RunsDouble() {
        super(new Nobody(), List.of());
    }

    private static final class Nobody implements QuestionService {
        @Override
        public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
            throw new AssertionError("nobody answers " + question);
        }
    }

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
}
