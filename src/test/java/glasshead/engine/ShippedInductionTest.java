package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.AttendedPair;
import glasshead.analysis.Detector;
import glasshead.analysis.ScoreTable;
import glasshead.checkpoint.TestModels;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the shipped attention-only model is there to show: its induction head finds its key by what its previous-token head wrote. Which
/// heads these are is read from the model's own scores on random tokens, so that a model trained anew is held to the same.
class ShippedInductionTest {

    private static Head strongest(ModelInfo model, ModelScores scores, Detector detector, int layer) {
        return model.allHeads().stream().filter(head -> head.layer() == layer).max(Comparator.comparingDouble(head -> scores.scores().of(
                detector, head))).orElseThrow();
    }

    private static ScoreTable table(InferenceEngine engine, Findings of, AttendedPair pair) {
        return engine.answer(new Question.Further<>(of, true, pair), () -> false);
    }

    @Test
    void theInductionHeadsKeysAreLedByThePreviousTokenHead() {
        Models models = new Models(TestModels.SHIPPED);
        try (InferenceEngine engine = new InferenceEngine(models)) {
            Experiment example = models.example("attn-only-2l");
            Findings found = engine.run(example, List.of(), () -> false);
            ModelScores scores = models.scores("attn-only-2l").orElseThrow();
            Head previous = strongest(found.model(), scores, Detector.PREVIOUS, 0);
            Head induction = strongest(found.model(), scores, Detector.INDUCTION, 1);
            int query = found.tokens().length() - 1;
            int earlier = IntStream.range(0, query).filter(at -> found.tokens().ids()[at] == found.tokens().ids()[query]).findFirst()
                    .orElseThrow();
            AttendedPair pair = new AttendedPair(induction, query, earlier + 1);
            ScoreTable table = table(engine, found, pair);
            double[] keys = table.keyParts();
            int leading = IntStream.range(0, keys.length).boxed().max(Comparator.comparingDouble(part -> keys[part])).orElseThrow();
            assertEquals(previous.toString(), table.parts().get(leading));
            assertTrue(keys[leading] > 0.5 * table.score(), keys[leading] + " of " + table.score());

            // cutting the strongest pair moves the score by what the table says, and the head looks away
            ScoreTable.Pair top = table.strongest(1).getFirst();
            Intervention cut = new Intervention(Where.head(Site.ATTN_SCORES, induction), Positions.of(query), new Action.CutParts(table
                    .parts().get(top.query()), table.parts().get(top.key()), Positions.of(pair.key())));
            ScoreTable after = table(engine, engine.run(example.plus(cut), List.of(), () -> false), pair);
            assertEquals(table.score() - top.value(), after.score(), 1e-4);
            assertEquals(table.attentionWithout(top.value()), after.attention(), 1e-4);
            assertTrue(after.attention() < table.attention());
        }
    }
}
