package glasshead.ui.export;

import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.experiment.Subject;
import glasshead.session.Session;

/// What a session is about, on one line: the model, the prompt or set, and the interventions.
public final class About {

    private About() {}

    public static String text(Session session) {
        Experiment experiment = session.experiment().get();
        Findings found = session.findings().get();
        return of(experiment, found == null ? experiment.model() : found.model().name());
    }

    static String of(Experiment experiment, String model) {
        String subject = experiment.subject() instanceof Subject.OfSet of ? "the set " + of.set().name() + ", " + of.set().size() + " rows"
                : "“" + experiment.prompt().written() + "”";
        String lines = String.join(", ", experiment.active().stream().map(Object::toString).toList());
        return model + " · " + subject + (lines.isEmpty() ? "" : " · " + lines);
    }
}
