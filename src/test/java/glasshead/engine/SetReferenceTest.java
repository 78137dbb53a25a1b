package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Spread;
import glasshead.checkpoint.TestModels;
import glasshead.dataset.DataSets;
import glasshead.engine.SetFindings.Condition;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A set of 24 pairs on two models, untouched and with each head ablated in four ways, against an implementation on PyTorch that agrees
/// with TransformerLens (see reference/circuits/README.md).
class SetReferenceTest {

    static final Path REFERENCE = Path.of("src/test/resources/reference/circuits");
    private static final Map<String, Action> WAYS = Map.of("zero", Action.Set.ZERO, "meanOverPositions", new Action.Mean(false),
            "meanPerPosition",
            new Action.Mean(true), "corrupted", new Action.CopyOther());

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyFigureAgrees(String model) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve(model).resolve("data-set.json").toFile());
        DataSet set = DataSets.read(REFERENCE.resolve(model).resolve("ioi.csv"));
        int layers = expected.get("attribution").size();
        int heads = expected.get("attribution").get(0).size();
        List<List<Intervention>> conditions = new ArrayList<>();
        List<JsonNode> wanted = new ArrayList<>();
        for (Map.Entry<String, Action> way : WAYS.entrySet()) {
            for (int layer = 0; layer < layers; layer++) {
                for (int head = 0; head < heads; head++) {
                    conditions.add(List.of(new Intervention(Where.z(new Head(layer, head)), Positions.ALL, way.getValue())));
                    wanted.add(expected.get("ablation").get(way.getKey()).get(layer).get(head));
                }
            }
        }
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN))) {
            SetFindings found = engine.answer(new Question.OfSet(model, set, Contrast.LAST, conditions, Options.DEFAULT, true), _ -> {},
                    () -> false);
            agree("clean", expected.get("clean"), found.baseline());
            agree("corrupted", expected.get("corrupted"), found.corrupted());
            for (int row = 0; row < set.size(); row++) {
                Agreement.agree("row " + row, expected.get("perPrompt").get(row).asDouble(), found.baseline().of(
                        Metric.LOGIT_DIFFERENCE)[row], 1e-4);
            }
            for (int condition = 0; condition < conditions.size(); condition++) {
                agree(conditions.get(condition).toString(), wanted.get(condition), found.changed().get(condition));
            }
            for (int layer = 0; layer < layers; layer++) {
                int fixed = layer;
                for (int head = 0; head < heads; head++) {
                    Head each = new Head(layer, head);
                    agree(each.toString(), expected.get("attribution").get(layer).get(head), spread(found.baseline(), parts -> parts.of(
                            each)));
                }
                if (expected.get("mlps").size() > 0) {
                    agree("MLP" + layer, expected.get("mlps").get(layer), spread(found.baseline(), parts -> parts.mlps()[fixed]));
                }
            }
        }
    }

    private static Spread spread(Condition condition, ToDoubleFunction<LogitAttribution> part) {
        return Spread.of(condition.attribution().stream().mapToDouble(part).toArray());
    }

    private static void agree(String what, JsonNode expected, Condition got) {
        for (Metric metric : Metric.values()) {
            JsonNode figure = expected.get(metric.key());
            Spread spread = Spread.of(got.of(metric));
            if (metric.isShare()) {
                Agreement.agree(what + " " + metric, figure.asDouble(), spread.mean(), 1e-4);
            } else {
                agree(what + " " + metric, figure, spread);
            }
        }
    }

    private static void agree(String what, JsonNode expected, Spread got) {
        assertEquals(24, got.count());
        Agreement.agree(what, expected.get("mean").asDouble(), got.mean(), 1e-4);
        Agreement.agree(what + " standard error", expected.get("standardError").asDouble(), got.standardError(), 1e-4);
    }
}
