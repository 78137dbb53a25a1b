package glasshead.ui.interventions;

import glasshead.engine.PlaceCheck;
import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Where;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A kind of action that a line can be given by its menu. A further one is one more entry of [#ALL].
///
/// @param is    whether an action is of this kind
/// @param fresh the action as it starts, given a token that one may start with
record ActionChoice(String label, String hint, Predicate<Action> is, IntFunction<Action> fresh) {

    private static final long FIRST_SEED = 1;
    private static final int FIRST_STRENGTH = 5;

    static final List<ActionChoice> ALL = List.of(
            new ActionChoice("zero", "every number becomes 0", Action.Set.ZERO::equals, token -> Action.Set.ZERO),
            new ActionChoice("mean", "becomes the mean over the reference prompts and their positions",
                    new Action.Mean(false)::equals, token -> new Action.Mean(false)),
            new ActionChoice("mean per position", "becomes the mean over the reference prompts, for each position apart",
                    new Action.Mean(true)::equals, token -> new Action.Mean(true)),
            new ActionChoice("resample", "is taken from the second prompt", Action.CopyOther.class::isInstance,
                    token -> new Action.CopyOther()),
            new ActionChoice("resample from a reference prompt", "is taken from one of the reference prompts, drawn with a seed",
                    Action.CopyReference.class::isInstance, token -> new Action.CopyReference(FIRST_SEED)),
            new ActionChoice("scale", "is multiplied by a factor", Action.Scale.class::isInstance, token -> new Action.Scale(0.5)),
            new ActionChoice("set", "every number becomes one that you choose",
                    action -> action instanceof Action.Set && !action.equals(Action.Set.ZERO), token -> new Action.Set(1)),
            new ActionChoice("add the last tokens' difference",
                    "this prompt's last token minus the second one's, times a strength, at every position",
                    action -> action instanceof Action.AddDifference add && !add.perPosition(), token -> new Action.AddDifference(-1,
                            false)),
            new ActionChoice("add the difference per position",
                    "this prompt minus the second one, times a strength; −1 is a resample",
                    action -> action instanceof Action.AddDifference add && add.perPosition(), token -> new Action.AddDifference(-1, true)),
            new ActionChoice("add a token", "a token's unembedding direction is added, times a strength",
                    Action.AddUnembedding.class::isInstance, token -> new Action.AddUnembedding(token, FIRST_STRENGTH)),
            new ActionChoice("cut edges", "attention from some tokens to others becomes 0", Action.Cut.class::isInstance,
                    token -> new Action.Cut(Positions.of(Positions.END), Positions.of(0), false)),
            new ActionChoice("cut parts", "what a part at the query gives with one at the key is taken from the score",
                    Action.CutParts.class::isInstance, token -> new Action.CutParts("embed", "embed", Positions.of(0))),
            new ActionChoice("freeze", "stays what it was without any intervention", Action.Freeze.class::isInstance,
                    token -> new Action.Freeze()),
            new ActionChoice("keep only a circuit", "all other edges carry what their senders write in the second prompt",
                    Action.KeepOnly.class::isInstance, token -> new Action.KeepOnly(List.of())));

    /// Those that make sense at a place.
    ///
    /// @param columns of the set, each of which can group rows for a mean; none for one prompt
    static List<ActionChoice> at(Where where, PlaceCheck check, List<String> columns) {
        return Stream.concat(ALL.stream(), columns.stream().map(column -> grouped(new Action.Mean(false, column)))).filter(choice -> fits(
                where, choice.fresh().apply(0), check)).toList();
    }

    /// A mean over the rows of a set that are alike.
    private static ActionChoice grouped(Action.Mean mean) {
        return new ActionChoice(mean.label(), "becomes the mean over the rows of the set with the same " + mean.by(), mean::equals,
                _ -> mean);
    }

    static boolean fits(Where where, Action action, PlaceCheck check) {
        return check.objection(new Intervention(where, Positions.ALL, action)).isEmpty();
    }

    /// The kind that an action is of.
    static ActionChoice of(Action action) {
        return action instanceof Action.Mean mean && !mean.by().isEmpty() ? grouped(mean)
                : ALL.stream().filter(choice -> choice.is().test(action)).findFirst().orElseThrow();
    }
}
