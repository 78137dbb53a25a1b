package glasshead.ui.interventions;

import glasshead.experiment.Action;
import glasshead.experiment.Site.Axes;
import glasshead.experiment.Where;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A kind of action that a line can be given by its menu. A further one is one more entry of [#ALL].
///
/// @param fits  where it makes sense
/// @param is    whether an action is of this kind
/// @param fresh the action as it starts
record ActionChoice(String label, String hint, Predicate<Where> fits, Predicate<Action> is, Supplier<Action> fresh) {

    private static final long FIRST_SEED = 1;

    static final List<ActionChoice> ALL = List.of(
            new ActionChoice("zero", "every number becomes 0", where -> true, Action.ZERO::equals, () -> Action.ZERO),
            new ActionChoice("mean", "becomes the mean over the reference prompts and their positions",
                    ActionChoice::noPattern, action -> action instanceof Action.Mean mean && !mean.perPosition(), () -> new Action.Mean(false)),
            new ActionChoice("mean per position", "becomes the mean over the reference prompts, for each position apart",
                    ActionChoice::noPattern, action -> action instanceof Action.Mean mean && mean.perPosition(), () -> new Action.Mean(true)),
            new ActionChoice("resample", "is taken from the second prompt",
                    where -> true, Action.CopyOther.class::isInstance, Action.CopyOther::new),
            new ActionChoice("resample from a reference prompt", "is taken from one of the reference prompts, drawn with a seed",
                    where -> true, Action.CopyReference.class::isInstance, () -> new Action.CopyReference(FIRST_SEED)),
            new ActionChoice("scale", "is multiplied by a factor", where -> true, Action.Scale.class::isInstance, () -> new Action.Scale(0.5)),
            new ActionChoice("add the difference", "this prompt minus the second one is added, times a strength",
                    ActionChoice::noPattern, Action.AddDifference.class::isInstance, () -> new Action.AddDifference(-1)),
            new ActionChoice("freeze", "stays what it was without any intervention", where -> true, Action.Freeze.class::isInstance, Action.Freeze::new));

    static List<ActionChoice> at(Where where) {
        return ALL.stream().filter(choice -> choice.fits().test(where)).toList();
    }

    private static boolean noPattern(Where where) {
        return where.site().axes() != Axes.PATTERN;
    }
}
