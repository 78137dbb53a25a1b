package glasshead.ui.format;

import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import glasshead.ui.RunsDouble;
import java.util.function.Function;

/// Answers every request at once on the calling thread with what a function of the experiment gives; null: never answers.
public final class GivenRuns extends RunsDouble {

    private final Function<Experiment, Findings> findings;

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

    @Override
    public void request(Experiment experiment) {
        Findings found = findings.apply(experiment);
        if (found != null) {
            finish(found);
        }
    }
}
