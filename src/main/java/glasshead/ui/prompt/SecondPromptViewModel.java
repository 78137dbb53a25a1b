package glasshead.ui.prompt;

import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.SecondPrompt;
import glasshead.experiment.view.Shown;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;

/// The second prompt and whether its bar is shown. It shows itself when an experiment comes with one; hidden, the prompt is not in use.
public final class SecondPromptViewModel {

    private final PromptViewModel prompt;
    private final Session session;
    private final BooleanBinding ofSet;

    public SecondPromptViewModel(Session session, PromptCutter cutter, Delays delays) {
        this.session = session;
        ofSet = Bindings.createBooleanBinding(() -> session.experiment().get().subject() instanceof Subject.OfSet, session.experiment());
        prompt = new PromptViewModel(session, PromptSlot.SECOND, cutter, delays);
    }

    public BooleanProperty secondPromptShown() {
        return session.secondPrompt();
    }

    /// Whether it is a corrupted prompt of a set, which is changed where the set is.
    BooleanBinding ofSet() {
        return ofSet;
    }

    /// Whether it has its place: an example of a set that has no corrupted prompt needs none.
    BooleanBinding shown() {
        return Bindings.createBooleanBinding(() -> secondPromptShown().get() && !(ofSet.get() && session.experiment().get().other()
                .isEmpty()), secondPromptShown(), session.experiment());
    }

    public PromptViewModel prompt() {
        return prompt;
    }

    /// Takes the second prompt away and hides its bar.
    public void remove() {
        session.show(now -> new Shown(now.experiment().withOther(Prompt.NONE), now.view().withSecond(SecondPrompt.HIDDEN)));
    }

    /// The first prompt as a start: what differs is then typed into it.
    public void copyFirst() {
        session.change(experiment -> experiment.withOther(experiment.prompt()));
    }
}
