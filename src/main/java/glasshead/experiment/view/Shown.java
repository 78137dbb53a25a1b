package glasshead.experiment.view;

import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;

/// What is on screen, and so what undo brings back: an experiment, and what of it is looked at.
public record Shown(Experiment experiment, View view) {

    public Shown {
        if (!experiment.other().isEmpty()) {
            view = view.withSecond(SecondPrompt.SHOWN);
        }
    }

    /// As one that nobody has looked at yet.
    public static Shown first(Experiment experiment) {
        return new Shown(experiment, View.FIRST);
    }

    public Shown with(Experiment changed) {
        return new Shown(changed, view);
    }

    public Shown with(View changed) {
        return new Shown(experiment, changed);
    }

    /// Shows the second prompt, or hides it. Hidden it is not in use, and waits until it is shown again.
    public Shown withSecondPrompt(boolean shown) {
        Prompt there = experiment.other();
        Prompt kept = there.isEmpty() ? view.second().aside() : there;
        return shown ? new Shown(experiment.withOther(kept), view.withSecond(SecondPrompt.SHOWN))
                : new Shown(experiment.withOther(Prompt.NONE), view.withSecond(new SecondPrompt(false, kept)));
    }
}
