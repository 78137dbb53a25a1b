package glasshead.ui.lesson;

import glasshead.experiment.lesson.Check;
import glasshead.experiment.lesson.Step;
import glasshead.experiment.view.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lesson that runs, and the step that it is at.
///
/// @param at index of the step; as many as there are steps once the lesson is over
public record Running(Entry entry, int at) {

    List<Step> steps() {
        return entry.lesson().steps();
    }

    boolean isOver() {
        return at >= steps().size();
    }

    /// The step, until the lesson is over.
    @Nullable
    Step step() {
        return isOver() ? null : steps().get(at);
    }

    @Nullable
    Check check() {
        Step step = step();
        return step == null ? null : step.check();
    }

    /// What this step, or the last one before it that says so, wants to be on screen.
    @Nullable
    Shown ground() {
        for (int index = Math.min(at, steps().size() - 1); index >= 0; index--) {
            Step step = steps().get(index);
            Shown after = index < at && step.solution() != null ? step.solution() : step.state();
            if (after != null) {
                return after;
            }
        }
        return null;
    }

    /// Whether a task of this step may be judged where the experiment is about this.
    boolean isAbout(Shown now) {
        Step step = step();
        Shown ground = ground();
        if (step == null || ground == null) {
            return true;
        }
        Shown solution = step.solution();
        boolean free = solution != null && !solution.experiment().subject().equals(ground.experiment().subject());
        return now.experiment().model().equals(ground.experiment().model()) && (free || now.experiment().subject().equals(ground
                .experiment().subject()));
    }
}
