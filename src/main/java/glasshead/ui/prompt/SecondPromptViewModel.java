package glasshead.ui.prompt;

import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import javafx.beans.property.BooleanProperty;

/// The second prompt and whether its bar is shown. It shows itself when an experiment comes with a second prompt; hidden, the prompt stays.
public final class SecondPromptViewModel {

    private final BooleanProperty secondPromptShown;
    private final PromptViewModel prompt;
    private final Session session;

    /// @param secondPromptShown whether the bar is shown: the window's switch
    public SecondPromptViewModel(Session session, PromptCutter cutter, BooleanProperty secondPromptShown, Delays delays) {
        this.session = session;
        this.secondPromptShown = secondPromptShown;
        prompt = new PromptViewModel(session, PromptSlot.SECOND, cutter, delays);
        secondPromptShown.set(secondPromptShown.get() || !session.experiment().get().other().isEmpty());
        session.experiment().addListener((property, before, now) -> showWhenNew(before, now));
    }

    public BooleanProperty secondPromptShown() {
        return secondPromptShown;
    }

    public PromptViewModel prompt() {
        return prompt;
    }

    /// Takes the second prompt away and hides its bar.
    public void remove() {
        session.change(experiment -> experiment.withOther(Prompt.NONE));
        secondPromptShown.set(false);
    }

    /// The first prompt as a start: what differs is then typed into it.
    public void copyFirst() {
        session.change(experiment -> experiment.withOther(experiment.prompt()));
    }

    private void showWhenNew(Experiment before, Experiment now) {
        if (before.other().isEmpty() && !now.other().isEmpty()) {
            secondPromptShown.set(true);
        }
    }
}
