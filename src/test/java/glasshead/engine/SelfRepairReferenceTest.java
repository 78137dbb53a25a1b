package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.SelfRepair;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Predicted, actual and the shares of the gap between them against TransformerLens on the same weights; and the identity that holds them
/// together.
class SelfRepairReferenceTest {

    private static final double TOLERANCE = 2e-4;
    private static final Experiment IOI = TinyEnglish.experiment("ioi");
    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @TestFactory
    List<DynamicTest> sharesAgree() {
        return TinyEnglish.cases("self-repair.json", 12).stream().map(expected -> DynamicTest.dynamicTest(
                expected.get("prompt").asText() + " " + expected.get("do"), () -> agrees(expected))).toList();
    }

    private static void agrees(JsonNode expected) {
        SelfRepair got = run(TinyEnglish.experiment(expected.get("prompt").asText())
                .withInterventions(TinyEnglish.interventions(expected.get("do")))).together();
        Agreement.agree("predicted", expected.get("predicted").asDouble(), got.predicted(), TOLERANCE);
        Agreement.agree("actual", expected.get("actual").asDouble(), got.actual(), TOLERANCE);
        Agreement.agree("scale", expected.get("scale").asDouble(), got.scale(), TOLERANCE);
        for (int layer = 0; layer < got.laterHeads().length; layer++) {
            Agreement.agree("heads of layer " + layer, expected.get("laterHeads").get(layer), got.laterHeads()[layer], TOLERANCE);
        }
        Agreement.agree("MLPs", expected.get("laterMlps"), got.laterMlps(), TOLERANCE);
    }

    @Test
    void theSharesAddUpToTheGapWhateverIsDoneToHeads() {
        Random random = new Random(12);
        for (int trial = 0; trial < 40; trial++) {
            Experiment ablated = IOI.withOptions(IOI.options().withRawWeights(trial % 2 == 1))
                    .withContrast(new Contrast(IOI.contrast().answers(), IOI.contrast().distractors(), 4 + random.nextInt(11)));
            for (int line = 0; line <= random.nextInt(4); line++) {
                ablated = ablated.plus(drawn(random));
            }
            Repairs repairs = run(ablated);
            addsUp(repairs.together());
            repairs.alone().forEach(SelfRepairReferenceTest::addsUp);
        }
    }

    private static Intervention drawn(Random random) {
        List<Action> actions = List.of(Action.Set.ZERO, new Action.Scale(0.3), new Action.CopyOther(), new Action.Mean(false),
                new Action.Set(0.5), new Action.AddDifference(2, false), new Action.AddDifference(-0.7, true));
        Where where = Where.layer(Site.Z, random.nextInt(4)).withHead(random.nextInt(7) - 1);
        Positions positions = random.nextBoolean() ? Positions.ALL : Positions.of(random.nextInt(15), random.nextInt(15));
        return new Intervention(where, positions, actions.get(random.nextInt(actions.size())));
    }

    private static void addsUp(SelfRepair repair) {
        double shares = repair.shares().stream().mapToDouble(SelfRepair.Share::value).sum();
        Agreement.agree(repair.heads().toString(), repair.gap(), shares, TOLERANCE);
    }

    @Test
    void eachHeadAloneIsWhatARunOfItsOwnSays() {
        Intervention one = Intervention.zero(new Head(1, 4)).at(Positions.of(10));
        Intervention again = new Intervention(one.where(), Positions.of(Positions.END), new Action.Scale(0.5));
        Intervention other = Intervention.zero(new Head(2, 4));
        Repairs both = run(IOI.withInterventions(List.of(one, other, again)));
        assertEquals(List.of(List.of(new Head(1, 4)), List.of(new Head(2, 4))), both.alone().stream().map(SelfRepair::heads).toList());
        SelfRepair alone = run(IOI.withInterventions(List.of(one, again))).together();
        assertEquals(alone.predicted(), both.of(new Head(1, 4)).predicted(), 1e-9);
        assertEquals(alone.actual(), both.of(new Head(1, 4)).actual(), 1e-9);
    }

    /// While the runs of each line by itself are still to come, nothing is said of them.
    @Test
    void whatIsNotKnownYetIsLeftOut() {
        List<Repairs> soFar = new ArrayList<>();
        Experiment two = IOI.plus(Intervention.zero(new Head(1, 2))).plus(Intervention.zero(new Head(2, 1)));
        Repairs whole = engine.answer(new Question.Run(two, List.of()), found -> soFar.add(found.repairs()), () -> false).repairs();
        assertEquals(List.of(), soFar.getFirst().alone());
        assertEquals(whole.together(), soFar.getFirst().together());
        assertEquals(2, whole.alone().size());
    }

    @Test
    void aHeadInTheLastLayerHasNoLaterHeads() {
        SelfRepair last = run(IOI.plus(Intervention.zero(new Head(3, 0)))).together();
        assertEquals(List.of("LayerNorm's scale", "MLP 3"), last.shares().stream().map(SelfRepair.Share::name).sorted().toList());
    }

    @Test
    void linesOnOtherThingsThanHeadsHaveNoPrediction() {
        Intervention mlp = new Intervention(Where.layer(Site.MLP_OUT, 1), Positions.ALL, Action.Set.ZERO);
        Repairs repairs = run(IOI.plus(mlp).plus(Intervention.zero(new Head(2, 4))));
        assertEquals(SelfRepair.NONE, repairs.together());
        assertEquals(-6.776313, repairs.of(new Head(2, 4)).predicted(), TOLERANCE); // of self-repair.json
        assertTrue(run(IOI.plus(mlp)).alone().isEmpty());
    }

    @Test
    void withoutAContrastNothingIsPredicted() {
        Experiment bare = IOI.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST));
        assertEquals(SelfRepair.NONE, run(bare.plus(Intervention.zero(new Head(2, 4)))).together());
    }

    private static Repairs run(Experiment experiment) {
        return engine.run(experiment, List.of(), () -> false).repairs();
    }
}
