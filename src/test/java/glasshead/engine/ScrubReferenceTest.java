package glasshead.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.analysis.Spread;
import glasshead.checkpoint.TestModels;
import glasshead.dataset.DataSets;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Options;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every hypothesis with the rows that were drawn for it, prompt by prompt, against an implementation on PyTorch (see
/// reference/scrubbing/README.md).
class ScrubReferenceTest {

    static final Path REFERENCE = Path.of("src/test/resources/reference/scrubbing");

    static Hypothesis hypothesis(JsonNode written) {
        return JsonForm.of(Hypothesis.class, "hypothesis", "correct it").read(written.toString());
    }

    @ParameterizedTest
    @CsvSource({"attn-only-2l,induction.csv", "tiny-english,names.csv"})
    void everyPromptAgrees(String model, String file) throws IOException {
        DataSet set = DataSets.read(REFERENCE.resolve(file));
        JsonNode reference = new ObjectMapper().readTree(REFERENCE.resolve("scrub-" + model + ".json").toFile());
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 2)) {
            for (JsonNode each : reference.get("hypotheses")) {
                ScrubFindings found = engine.answer(new Question.OfScrub(model, set, Contrast.LAST, hypothesis(each), 1, 1, 0,
                        Options.DEFAULT), _ -> {}, () -> false);
                for (ScrubFindings.Figure figure : found.figures()) {
                    JsonNode expected = each.get("result").get(figure.metric().key());
                    String what = each.get("name").asText() + ", " + figure.metric().key();
                    agree(what + " of the model", expected.get("model"), figure.model());
                    agree(what + " of the base", expected.get("base"), figure.base());
                    agree(what + " scrubbed", expected.get("scrubbed"), figure.scrubbed());
                    Agreement.agree(what, expected.get("perPrompt"), figure.scrubbed(), 1e-4);
                    if (expected.has("recovered")) {
                        Agreement.agree(what + " recovered", expected.get("recovered").asDouble(), figure.recovered(), 1e-3);
                    }
                }
            }
        }
    }

    private static void agree(String what, JsonNode expected, double[] got) {
        Agreement.agree(what, expected.get("mean").asDouble(), Spread.of(got).mean(), 1e-4);
        Agreement.agree(what, expected.get("standardError").asDouble(), Spread.of(got).standardError(), 1e-4);
    }
}
