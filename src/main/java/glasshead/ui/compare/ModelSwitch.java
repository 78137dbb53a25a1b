package glasshead.ui.compare;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Goes over to another model with the prompt and contrast that are there, because two models are compared on one prompt. A model that
/// can't read them opens on its own example.
public final class ModelSwitch {

    private final Session session;
    private final Function<String, Experiment> examples;
    private @Nullable Experiment tried;

    /// @param examples the experiment that a model opens with
    public ModelSwitch(Session session, Function<String, Experiment> examples) {
        this.session = session;
        this.examples = examples;
        session.problem().subscribe(this::helped);
    }

    public void choose(String model) {
        tried = session.experiment().get().baseline().withModel(model);
        session.change(_ -> tried);
    }

    private void helped(Session.Problem problem) {
        if (problem == null || tried == null || !tried.equals(problem.of())) {
            return;
        }
        String model = tried.model();
        tried = null;
        try {
            Experiment example = examples.apply(model);
            if (!example.prompt().isEmpty()) {
                session.continueChange(_ -> example);
            }
        } catch (BadInput unusable) {
            session.tell(unusable.getMessage());
        }
    }
}
