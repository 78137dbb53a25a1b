package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every map against TransformerLens' patching functions and hooks on the same weights.
class MapsReferenceTest {

    private static final JsonNode MAPS = TinyEnglish.json("maps.json");
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
    List<DynamicTest> everyMapAgrees() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String prompt : TinyEnglish.promptNames()) {
            for (MapKind kind : MapKind.values()) {
                if (MAPS.get(prompt).hasNonNull(kind.key())) {
                    tests.add(DynamicTest.dynamicTest(prompt + " " + kind.key(), () -> agrees(prompt, kind)));
                }
            }
        }
        // One prompt is as long as the reference prompts, and has the mean per position and pairs.
        assertEquals(3 * 17 + 2, tests.size());
        return tests;
    }

    /// Cells in which other interventions stand, some of which let attention look ahead, read at a position before the end as well.
    @TestFactory
    List<DynamicTest> mapsWithStandingInterventionsAgree() {
        return TinyEnglish.cases("standing-maps.json", 5).stream().map(expected -> DynamicTest.dynamicTest(
                expected.get("kind").asText() + " at " + expected.get("position") + " with " + expected.get("do"),
                () -> standingAgrees(expected))).toList();
    }

    private static void standingAgrees(JsonNode expected) {
        Experiment plain = TinyEnglish.experiment(expected.get("prompt").asText());
        Contrast contrast = new Contrast(plain.contrast().answers(), plain.contrast().distractors(), expected.get("position").asInt());
        Experiment standing = plain.withContrast(contrast).withInterventions(TinyEnglish.interventions(expected.get("do")));
        List<Double> values = new ArrayList<>();
        flatten(expected.get("values"), values);
        double[] got = computed(standing, MapKind.named(expected.get("kind").asText())).values();
        assertEquals(values.size(), got.length);
        for (int cell = 0; cell < got.length; cell++) {
            Agreement.agree("cell " + cell, values.get(cell), got[cell], 1e-4);
        }
    }

    private static EffectMap computed(Experiment experiment, MapKind kind) {
        EffectMap map = engine.answer(new Question.Map(experiment, kind, false), _ -> {}, () -> false);
        assertTrue(map.complete());
        return map;
    }

    private static void agrees(String prompt, MapKind kind) {
        List<Double> expected = new ArrayList<>();
        flatten(MAPS.get(prompt).get(kind.key()), expected);
        EffectMap map = computed(TinyEnglish.experiment(prompt), kind);
        assertEquals(expected.size(), map.values().length);
        Agreement.agree("base", MAPS.get(prompt).get(kind.patching() ? "other" : "clean").asDouble(), map.base(), 1e-4);
        Agreement.agree("source", MAPS.get(prompt).get("clean").asDouble(), map.source(), 1e-4);
        for (int cell = 0; cell < expected.size(); cell++) {
            Agreement.agree(kind.key() + "[" + cell + "]", expected.get(cell), map.values()[cell], 1e-4);
        }
    }

    private static void flatten(JsonNode values, List<Double> into) {
        if (values.isArray()) {
            values.forEach(each -> flatten(each, into));
        } else {
            into.add(values.isObject() ? values.get("logitDifference").asDouble() : values.asDouble());
        }
    }
}
