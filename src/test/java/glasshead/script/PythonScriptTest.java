package glasshead.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.json.JsonForm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scripts as text; that they give Glasshead's numbers is checked with TransformerLens itself, see `reference/scripts`.
class PythonScriptTest {

    private static final JsonForm<Intervention> LINE = JsonForm.of(Intervention.class, "intervention", "correct it");

    private static List<String> python(String json, boolean attnOnly) {
        return new PythonEdit(1, LINE.read(json.replace('\'', '"')), false, attnOnly).function();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'site': 'blocks.2.attn.hook_z', 'head': 4, 'set': 0}|x[:, 4] = 0",
        "{'site': 'blocks.2.attn.hook_z', 'head': 4, 'positions': 'END', 'set': 'mean_over_positions'}|x[[n - 1], 4] = value1",
        "{'site': 'blocks.2.hook_mlp_out', 'positions': [3, 'END'], 'scale': -0.5}|x[[3, n - 1]] *= -0.5",
        "{'site': 'blocks.2.mlp.hook_post', 'neuron': 7, 'set': 1.5}|x[:, 7] = 1.5",
        "{'site': 'blocks.1.attn.hook_pattern', 'copyFrom': 'other'}|x[:, :] = value1",
        "{'site': 'blocks.1.attn.hook_pattern', 'head': 0, 'positions': 3, 'freeze': 'baseline'}|x[0, [3]] = value1",
        "{'site': 'hook_embed', 'positions': 2, 'addUnembedding': 12, 'strength': 2}|x[[2]] += 2 * model.W_U[:, 12]"})
    void anInterventionIsALineOfPython(String json, String line) {
        assertEquals("    " + line, python(json, false).getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'site': 'blocks.2.attn.hook_z', 'head': 4, 'set': 'mean_over_positions'}|mean(\"blocks.2.attn.hook_z\", REFERENCES)[4]",
        "{'site': 'blocks.2.attn.hook_z', 'positions': 3, 'set': 'mean_per_position'}"
                + "|mean_at(\"blocks.2.attn.hook_z\", REFERENCES, max([3]) + 1)[[3]]",
        "{'site': 'hook_embed', 'positions': 3, 'copyFrom': 'other', 'otherPositions': 'END'}|run(other)[\"hook_embed\"][[m - 1]]",
        "{'site': 'blocks.0.attn.hook_q', 'head': 1, 'addDifference': true}"
                + "|run(ids)[\"blocks.0.attn.hook_q\"][-1, 1] - run(other)[\"blocks.0.attn.hook_q\"][-1, 1]"})
    void whatComesFromOtherRunsIsComputedBefore(String json, String value) {
        assertEquals("value1 = " + value, python(json, false).getFirst());
    }

    @Test
    void withoutMlpsTheStreamAfterAttentionIsThatAfterTheBlock() {
        String json = "{'site': 'blocks.1.hook_resid_mid', 'set': 0}".replace('\'', '"');
        assertEquals("blocks.1.hook_resid_post", new PythonEdit(0, LINE.read(json), false, true).site());
        assertEquals("blocks.1.hook_resid_mid", new PythonEdit(0, LINE.read(json), false, false).site());
    }

    /// Every mixed case of the reference is written; what is read from other runs is among the sites that are kept.
    @Test
    void everyKindOfInterventionIsWritten() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            for (JsonNode each : TinyEnglish.json("interventions.json")) {
                List<Intervention> lines = new ArrayList<>();
                each.get("do").forEach(line -> lines.add(LINE.read(line.toString())));
                Experiment experiment = TinyEnglish.experiment(each.get("prompt").asText()).withInterventions(lines);
                String text = PythonScript.of(engine.answer(new Question.RecipeOf(experiment), () -> false)).text();
                lines.forEach(line -> assertTrue(text.contains("# " + line + "\n"), () -> line + " in " + text));
            }
        }
    }

    /// What it computes is held by `reference/scripts`.
    @Test
    void aCircuitIsWrittenAsTheSendersThatEachReceiverKeeps() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment experiment = TinyEnglish.experiment("ioi").withInterventions(List.of(LINE.read("""
                    {"site": "hook_embed", "keepOnly": ["L0H1->logits", "MLP2->logits", "input->L1H0.q"], "positions": [2, "END"]}
                    """), Intervention.zero(new Head(3, 0))));
            Script script = PythonScript.of(engine.answer(new Question.RecipeOf(experiment), () -> false));
            assertTrue(script.text().contains("    \"L1H0.q\": \"input\".split(),\n    \"logits\": \"L0H1 MLP2\".split(),\n}"), script
                    .text());
            assertTrue(script.text().contains("hook(line1))] + keep_only(other, [2, n - 1])  # circuit: keep only 3 edges"), script.text());
            assertEquals(List.of(), script.remarks().stream().filter(remark -> remark.startsWith("Not in it")).toList());
        }
    }

    @Test
    void whatIsNoLetterStandsAsItsNumber() {
        assertEquals("\"a\\\"b\\\\\\n\\U0000202e\\U00000000é\"", Python.text("a\"b\\\n\u202e\0é"));
    }
}
