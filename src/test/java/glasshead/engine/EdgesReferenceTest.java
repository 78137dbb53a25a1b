package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.TestModels;
import glasshead.dataset.DataSets;
import glasshead.experiment.Contrast;
import glasshead.experiment.Cutting;
import glasshead.experiment.DataSet;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Options;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every edge of two models on 24 pairs, exact and by gradients, against an implementation on PyTorch that agrees with TransformerLens (see
/// reference/circuits/README.md).
class EdgesReferenceTest {

    static OnSet on(String model) {
        DataSet set = DataSets.read(SetReferenceTest.REFERENCE.resolve(model).resolve("ioi.csv"));
        return new OnSet(model, set, Contrast.LAST, Cutting.CORRUPTED, Options.DEFAULT);
    }

    static JsonNode reference(String model, String file) throws IOException {
        return new ObjectMapper().readTree(SetReferenceTest.REFERENCE.resolve(model).resolve(file).toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyEdgeAgrees(String model) throws IOException {
        JsonNode expected = reference(model, "edges.json");
        int steps = expected.get("eapIg").get("steps").asInt();
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 2)) {
            agree(expected.get("exact"), engine, model, new EdgeMethod.Exact());
            agree(expected.get("eap"), engine, model, new EdgeMethod.Eap());
            agree(expected.get("eapIg").get("fromOne"), engine, model, new EdgeMethod.EapIg(steps, true));
            agree(expected.get("eapIg").get("fromZero"), engine, model, new EdgeMethod.EapIg(steps, false));
        }
    }

    private static void agree(JsonNode expected, InferenceEngine engine, String model, EdgeMethod method) {
        EdgeScores found = engine.answer(new CircuitQuestion.OfEdges(on(model), method, Metric.LOGIT_DIFFERENCE), _ -> {}, () -> false);
        assertEquals(expected.size(), found.edges().size());
        assertEquals(List.of(found.of(), 24), List.of(found.done(), found.used()));
        for (int edge = 0; edge < found.edges().size(); edge++) {
            String name = found.edges().get(edge).toString();
            Agreement.agree(method + " " + name, expected.get(name).asDouble(), found.mean(edge), 1e-4);
        }
    }
}
