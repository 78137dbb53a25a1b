package glasshead.ui.prompt;

import glasshead.experiment.Prompt;
import glasshead.experiment.view.SecondPrompt;
import glasshead.experiment.view.Shown;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import javafx.beans.property.BooleanProperty;

/// The second prompt and whether its bar is shown. It shows itself when an experiment comes with one; hidden, the prompt is not in use.
public final class SecondPromptViewModel {

    private final PromptViewModel prompt;
    private final Session session;

    public SecondPromptViewModel(Session session, PromptCutter cutter, Delays delays) {
        this.session = session;
        prompt = new PromptViewModel(session, PromptSlot.SECOND, cutter, delays);
    }

    public BooleanProperty secondPromptShown() {
        return session.secondPrompt();
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
