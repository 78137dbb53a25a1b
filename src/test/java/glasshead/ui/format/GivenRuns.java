package glasshead.ui.format;

import glasshead.analysis.Analysis;
import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Side;
import glasshead.session.RunService;
import glasshead.session.Session;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Answers every request at once on the calling thread with what a function of the experiment gives; null: never answers.
public final class GivenRuns implements RunService {

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Function<Experiment, Findings> findings;
    private Consumer<Findings> finished = found -> {};
    private Consumer<Session.Problem> failed = problem -> {};

    public GivenRuns(Function<Experiment, Findings> findings) {
        this.findings = findings;
    }

    /// A session whose first run has finished.
    public static Session session(int layers, int heads, int tokens) {
        return session(new Sample(layers, heads, tokens, Sample.MARY));
    }

    public static Session session(Sample sample) {
        Session session = new Session(new GivenRuns(experiment -> new Sample(sample.layers(), sample.heads(), sample.tokens(), experiment)
                .findings()), sample.experiment());
        session.run();
        return session;
    }

    /// A session whose first run never ends.
    public static Session waiting() {
        return new Session(new GivenRuns(experiment -> null), Sample.MARY);
    }

    public void fail(Session.Problem problem) {
        failed.accept(problem);
    }

    @Override
    public void onFinished(Consumer<Findings> listener) {
        finished = listener;
    }

    @Override
    public void onFailed(Consumer<Session.Problem> listener) {
        failed = listener;
    }

    @Override
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    @Override
    public void request(Experiment experiment) {
        Findings found = findings.apply(experiment);
        if (found != null) {
            finished.accept(found);
        }
    }

    @Override
    public <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then) {
        then.accept((side == Side.BEFORE ? of.baseline() : of.ablated()).get(analysis));
    }

    @Override
    public void close() {
        finished = found -> {};
    }
}
