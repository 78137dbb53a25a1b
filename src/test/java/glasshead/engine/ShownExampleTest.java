package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The example of a set that is shown gives by itself what its row gives in the set, whatever the interventions take their numbers from.
class ShownExampleTest {

    private static final Intervention LINE = Intervention.zero(new Head(2, 4));

    @Test
    void itsOwnRunIsItsRow() {
        Experiment set = GivenSet.experiment();
        List<Action> actions = List.of(Action.Set.ZERO, new Action.Mean(false), new Action.Mean(true), new Action.Mean(false, "order"),
                new Action.CopyOther(), new Action.CopyReference(5));
        List<List<Intervention>> conditions = actions.stream().map(action -> List.of(LINE.doing(action))).toList();
        try (InferenceEngine engine = TinyEnglish.engine()) {
            SetFindings found = engine.answer(new Question.OfSet(set.model(), set.set(), set.contrast().position(), conditions, set
                    .options(), false), _ -> {}, () -> false);
            for (int shown : List.of(0, 7, 23)) {
                for (int action = 0; action < actions.size(); action++) {
                    Findings alone = engine.run(set.withShown(shown).withInterventions(conditions.get(action)), List.of(
                            Predictions.ANALYSIS), () -> false);
                    assertEquals(found.changed().get(action).of(Metric.LOGIT_DIFFERENCE)[shown], alone.ablated().get(
                            Predictions.ANALYSIS).logitDifference(), 1e-4, actions.get(action) + " in " + shown);
                }
            }
        }
    }

    @Test
    void aColumnThatTheSetLacksIsRefused() {
        Experiment wrong = GivenSet.experiment().plus(LINE.doing(new Action.Mean(false, "colour")));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            BadInput refused = assertThrows(BadInput.class, () -> engine.run(wrong, List.of(Predictions.ANALYSIS), () -> false));
            assertTrue(refused.getMessage().contains("no column"), refused.getMessage());
        }
    }
}
