package glasshead.session;

import glasshead.analysis.Analysis;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.BadIntervention;
import glasshead.experiment.Experiment;
import glasshead.experiment.PromptTooLong;
import glasshead.experiment.view.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The runs of a session's experiments: one at a time, the newest wins, an older one under way is cancelled.
///
/// Lives on the FX thread. Tests have one that runs without a model.
public class Runs {

    private static final Handle NOTHING = () -> {};

    private final QuestionService service;
    private final List<? extends Analysis<?>> analyses;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Map<Object, Handle> questions = new HashMap<>();
    private Handle underWay = NOTHING;
    private Consumer<Findings> finished = _ -> {};
    private Consumer<Session.Problem> failed = _ -> {};

    /// @param analyses what every run computes: what the panels show
    public Runs(QuestionService service, List<? extends Analysis<?>> analyses) {
        this.service = service;
        this.analyses = List.copyOf(analyses);
    }

    public final void onFinished(Consumer<Findings> listener) {
        finished = listener;
    }

    public final void onFailed(Consumer<Session.Problem> listener) {
        failed = listener;
    }

    public final ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    public void request(Experiment experiment) {
        underWay.cancel();
        setRunning(true);
        underWay = service.begin(new Question.Run(experiment, analyses), this::finishRun, this::finishRun, problem -> {
            setRunning(false);
            fail(problem(problem, experiment));
        });
    }

    private void finishRun(Findings findings) {
        setRunning(false);
        finish(findings);
    }

    private static Session.Problem problem(BadInput problem, Experiment of) {
        return switch (problem) {
            case BadIntervention lines -> new Session.Problem(lines.getMessage(), of, 0, lines.lines());
            case PromptTooLong tooLong -> new Session.Problem(tooLong.getMessage(), of, tooLong.excess());
            default -> new Session.Problem(problem.getMessage(), of, 0);
        };
    }

    /// Asks one more thing of a run that is over. A newer question of the same asker replaces an older one; one about a model that was left
    /// is not answered.
    public <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then) {
        questions.getOrDefault(asker, NOTHING).cancel();
        questions.put(asker, begin(new Question.Further<>(of, side == Side.AFTER, analysis), then));
    }

    /// Asks anything else that the session waits for; why it can't be answered is told like a run's problem.
    public <R> Handle begin(Question<R> question, Consumer<R> then) {
        return service.begin(question, _ -> {}, then, problem -> {
            if (!(problem instanceof Overtaken)) {
                fail(new Session.Problem(problem.getMessage(), null, 0));
            }
        });
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
