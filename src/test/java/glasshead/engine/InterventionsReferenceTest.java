package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.Predictions;
import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Where;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs with interventions against TransformerLens' hooks on the same weights.
class InterventionsReferenceTest {

    private static final double TOLERANCE = 1e-4;
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
    List<DynamicTest> mixedInterventionsAgree() {
        return agreeing("interventions.json", 144);
    }

    @TestFactory
    List<DynamicTest> addedDifferencesAgree() {
        return agreeing("added-differences.json", 64);
    }

    private List<DynamicTest> agreeing(String file, int cases) {
        return TinyEnglish.cases(file, cases).stream().map(expected -> DynamicTest.dynamicTest(
                expected.get("prompt").asText() + " " + expected.get("do"), () -> agrees(expected))).toList();
    }

    private void agrees(JsonNode expected) {
        Experiment experiment = TinyEnglish.experiment(expected.get("prompt").asText())
                .withInterventions(TinyEnglish.interventions(expected.get("do")));
        Findings findings = engine.run(experiment, List.of(Predictions.ANALYSIS), () -> false);
        Predictions before = findings.baseline().get(Predictions.ANALYSIS);
        Predictions after = findings.ablated().get(Predictions.ANALYSIS);
        Agreement.agree("logit difference", expected.get("logitDifference").asDouble(), after.logitDifference(), TOLERANCE);
        Agreement.agree("KL", expected.get("kl").asDouble(), before.divergenceTo(after), TOLERANCE);
        for (int rank = 0; rank < 3; rank++) {
            JsonNode token = expected.get("top").get(rank);
            assertEquals(token.get("id").asInt(), after.top().get(rank).id());
            Agreement.agree("logit", token.get("logit").asDouble(), after.top().get(rank).logit(), TOLERANCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"ioi", "years", "repeat"})
    void headAblationsAgree(String prompt) {
        JsonNode maps = TinyEnglish.json("maps.json").get(prompt);
        check(prompt, maps.get("zero"), Action.Set.ZERO, Positions.ALL);
        check(prompt, maps.get("zero_at_end"), Action.Set.ZERO, Positions.of(Positions.END));
        check(prompt, maps.get("mean_over_positions"), new Action.Mean(false), Positions.ALL);
        check(prompt, maps.get("resample_from_other"), new Action.CopyOther(), Positions.ALL);
        assertEquals(prompt.equals("ioi"), maps.has("mean_per_position"), "the reference prompts are as long as this one");
        if (maps.has("mean_per_position")) {
            check(prompt, maps.get("mean_per_position"), new Action.Mean(true), Positions.ALL);
        }
    }

    private void check(String prompt, JsonNode expected, Action action, Positions positions) {
        for (int layer = 0; layer < expected.size(); layer++) {
            for (int index = 0; index < expected.get(layer).size(); index++) {
                Intervention line = new Intervention(Where.z(new Head(layer, index)), positions, action);
                Findings findings = engine.run(TinyEnglish.experiment(prompt).plus(line), List.of(Predictions.LOGIT_DIFFERENCE),
                        () -> false);
                double got = findings.ablated().get(Predictions.LOGIT_DIFFERENCE);
                Agreement.agree(line.toString(), expected.get(layer).get(index).asDouble(), got, TOLERANCE);
                assertEquals(got - findings.baseline().get(Predictions.LOGIT_DIFFERENCE), findings.lineEffects().getFirst(), 1e-9);
            }
        }
    }
}
