package glasshead.engine.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.TestModels;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {

    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static FigureResult measure(String model, String json) {
        Verification one = Verification.read("{\"model\": \"%s\", \"about\": \"\", \"figures\": [%s]}".formatted(model, json));
        return one.measure(engine, one.figures().getFirst(), () -> false);
    }

    static List<String> shippedWithFigures() {
        return new ModelCatalogue(TestModels.SHIPPED).names().stream().filter(Verification.MODELS::contains).toList();
    }

    @ParameterizedTest
    @MethodSource("shippedWithFigures")
    void shippedModelsGiveTheirFigures(String model) {
        Verification verification = Verification.of(model);
        assertEquals(model, verification.model());
        try (InferenceEngine shipped = new InferenceEngine(new Models(TestModels.SHIPPED))) {
            assertFiguresComeOut(shipped, verification);
        }
    }

    @Test
    void figuresOfEveryKindThatTheReferenceHoldsComeOut() {
        assertFiguresComeOut(engine, Verification.read(TinyEnglish.json("verify.json").toString()));
    }

    private static void assertFiguresComeOut(InferenceEngine measuring, Verification verification) {
        assertFalse(verification.figures().isEmpty());
        for (Figure figure : verification.figures()) {
            if (figure.kind().equals("sorted") && !figure.id().equals("sorted-l0h1")) {
                // Each of these runs 729 prompts, and one of them shows as much as ten.
                continue;
            }
            FigureResult result = verification.measure(measuring, figure, () -> false);
            assertTrue(result.agrees(), () -> figure.id() + ": " + result.expected() + " / " + result.got());
        }
    }

    private static final String PROMPT = "\"prompts\": [{\"text\": \"When Mary and John went to the store, John gave a drink to\", "
            + "\"answers\": [\" Mary\"], \"distractors\": [\" John\"]}]";

    @Test
    void aWrongFigureIsFoundWrong() {
        String figure = "{\"id\": \"x\", \"kind\": \"logit-difference\", \"what\": \"\", %s, \"expected\": %s, \"tolerance\": 0.001, "
                + "\"source\": \"\"}";
        double right = TinyEnglish.json("values.json").get("ioi").get("logitDifference").asDouble();
        assertTrue(measure("tiny-english", figure.formatted(PROMPT, right)).agrees());
        FigureResult wrong = measure("tiny-english", figure.formatted(PROMPT, right + 0.002));
        assertFalse(wrong.agrees());
        assertEquals(right, Double.parseDouble(wrong.got()), 1e-4);
        assertFalse(measure("tiny-english", figure.formatted(PROMPT, "\"NaN\"")).agrees());
    }

    @Test
    void oneWrongNumberOfManyIsFoundAndNamed() {
        JsonNode heads = TinyEnglish.json("values.json").get("ioi").get("attribution").get("heads");
        ((ArrayNode) heads.get(2)).set(3, 0.5);
        String figure = "{\"id\": \"x\", \"kind\": \"attribution\", \"what\": \"\", %s, \"expected\": %s, \"tolerance\": 0.001, "
                + "\"source\": \"\"}";
        FigureResult wrong = measure("tiny-english", figure.formatted(PROMPT, heads));
        assertFalse(wrong.agrees());
        assertEquals("0.50000 (L2H3, furthest off of 24)", wrong.expected());
        ((ArrayNode) heads).remove(3);
        assertFalse(measure("tiny-english", figure.formatted(PROMPT, heads)).agrees(), "a missing row is no agreement");
    }

    @Test
    void continuations() {
        String head = "{\"id\": \"x\", \"kind\": \"%s\", \"what\": \"\", \"source\": \"\", \"tolerance\": %s, ";
        FigureResult next = measure("sort-letters", head.formatted("continuation", 0)
                + "\"prompts\": [{\"text\": \"CBABCA\"}], \"expected\": \"AABBC\"}");
        assertEquals("AABBC", next.got());
        assertTrue(next.agrees());
        assertFalse(measure("sort-letters", head.formatted("continuation", 0)
                + "\"prompts\": [{\"tokens\": [2, 1, 0, 1, 2, 0]}], \"expected\": [0, 0, 1, 2]}").agrees());
    }

    /// Of BOS and the token behind it, as TransformerLens gives them.
    @Test
    void hiddenStatesAreThoseOfTheReference() {
        float[] reference = TinyEnglish.tensors("ioi.raw.safetensors").get("ln_final.hook_normalized");
        List<Float> numbers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            numbers.add(reference[i]);
        }
        String figure = "{\"id\": \"x\", \"kind\": \"final-hidden\", \"what\": \"\", \"source\": \"\", \"tolerance\": 0.0005, "
                + "\"raw\": true, %s, \"expected\": %s}";
        assertTrue(measure("tiny-english", figure.formatted(PROMPT, numbers)).agrees());
        numbers.set(199, numbers.get(199) + 0.001f);
        assertFalse(measure("tiny-english", figure.formatted(PROMPT, numbers)).agrees());
    }

    @Test
    void figuresOfModelsThatAreNotHereAreComplete() {
        Verification gpt2 = Verification.of("gpt2");
        assertEquals(45, gpt2.figures().size());
        Set<String> ids = new TreeSet<>();
        for (Figure figure : gpt2.figures()) {
            assertTrue(ids.add(figure.id()), figure.id());
            // Not here: the sentence comes from looking for the model, so the kind was known.
            BadInput absent = assertThrows(BadInput.class, () -> gpt2.measure(engine, figure, () -> false), figure.id());
            assertTrue(absent.getMessage().contains("not on this machine: get it (550 MB) with 'models get gpt2'"), absent.getMessage());
            assertEquals(shape(figure), sizes(figure.expected()), figure.id());
        }
        assertThrows(BadInput.class, () -> Verification.of("no-such-model"));
    }

    private static List<Integer> shape(Figure figure) {
        return switch (figure.kind()) {
            case "attribution", "head-scores" -> List.of(12, 12);
            case "layer-attribution" -> List.of(26);
            case "map" -> figure.id().contains("all_pos") ? List.of(12, 12) : List.of(12, 15);
            case "continuation" -> figure.id().equals("the-dog") ? List.of(18) : List.of();
            case "final-hidden" -> List.of(figure.id().equals("hidden-keras") ? 5 : 10);
            default -> List.of();
        };
    }

    private static List<Integer> sizes(Expected expected) {
        List<Integer> sizes = new ArrayList<>();
        for (Expected inner = expected; inner instanceof Expected.Many many; inner = many.values().getFirst()) {
            sizes.add(many.values().size());
        }
        return sizes;
    }
}
