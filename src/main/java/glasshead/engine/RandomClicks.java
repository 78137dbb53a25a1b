package glasshead.engine;

import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Where;
import java.util.List;
import java.util.Random;

/// What somebody clicks who clicks on anything: up to two heads ablated or scaled, at all positions or one.
///
/// @param means whether the model can read its reference prompts, whose means take a head's place
record RandomClicks(int layers, int heads, int positions, boolean means, Random random) {

    private static final int MOST = 2;
    private static final List<Action> ACTIONS = List.of(Action.Set.ZERO, new Action.CopyOther(), new Action.Scale(2));
    private static final List<Action> WITH_MEANS = List.of(Action.Set.ZERO, new Action.CopyOther(), new Action.Scale(2), new Action.Mean(
            false));

    Head head() {
        return new Head(random.nextInt(layers), random.nextInt(heads));
    }

    Experiment on(Experiment experiment) {
        List<Action> actions = means ? WITH_MEANS : ACTIONS;
        Experiment clicked = experiment;
        for (int left = random.nextInt(MOST + 1); left > 0; left--) {
            Positions where = random.nextBoolean() ? Positions.ALL : Positions.of(random.nextInt(positions));
            clicked = clicked.plus(new Intervention(Where.z(head()), where, actions.get(random.nextInt(actions.size()))));
        }
        return clicked;
    }
}
