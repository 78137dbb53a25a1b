package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.AttentionMap;
import glasshead.analysis.AttentionView;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.NeuronAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensReading;
import glasshead.analysis.lens.LensView;
import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Logit differences, predictions, attribution and weighted patterns against TransformerLens on the same weights.
class ValuesReferenceTest {

    private static final double TOLERANCE = 1e-4;
    private static final JsonNode VALUES = TinyEnglish.json("values.json");
    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static List<String> prompts() {
        return TinyEnglish.promptNames();
    }

    private static Findings run(String prompt) {
        return engine.run(TinyEnglish.experiment(prompt), List.of(LogitAttribution.ANALYSIS, Predictions.ANALYSIS), () -> false);
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void attributionAgreesPartByPart(String prompt) {
        JsonNode expected = VALUES.get(prompt).get("attribution");
        LogitAttribution got = run(prompt).baseline().get(LogitAttribution.ANALYSIS);
        Agreement.agree("embedding", expected.get("embedding").asDouble(), got.embedding(), TOLERANCE);
        Agreement.agree("position", expected.get("position").asDouble(), got.position(), TOLERANCE);
        for (int layer = 0; layer < 4; layer++) {
            Agreement.agree("heads of layer " + layer, expected.get("heads").get(layer), got.heads()[layer], TOLERANCE);
        }
        Agreement.agree("mlps", expected.get("mlps"), got.mlps(), TOLERANCE);
        Agreement.agree("attention biases", expected.get("attentionBiases"), got.attentionBiases(), TOLERANCE);
        Agreement.agree("unembedding bias", expected.get("unembeddingBias").asDouble(), got.unembeddingBias(), TOLERANCE);
        Agreement.agree("logit difference", VALUES.get(prompt).get("logitDifference").asDouble(), got.logitDifference(), TOLERANCE);
        Agreement.agree("sum", expected.get("sum").asDouble(), got.sum(), 2 * TOLERANCE);
        assertEquals(0, got.remainder(), 1e-4 * Math.max(1, Math.abs(got.logitDifference())));
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void logitLensAndNeuronsAgree(String prompt) {
        LensReading reading = new LensReading(new Lens.Logit(), false, LensReading.Span.ALL, 1);
        Findings findings = engine.run(TinyEnglish.experiment(prompt), List.of(reading, NeuronAttribution.ANALYSIS), () -> false);
        LensView lens = findings.baseline().get(reading);
        JsonNode expected = VALUES.get(prompt).get("logitLens");
        assertEquals(expected.size(), lens.cells().length);
        for (int layer = 0; layer < lens.cells().length; layer++) {
            LensCell[] cells = lens.cells()[layer];
            JsonNode top = expected.get(layer).get("top1");
            assertEquals(top.size(), cells.length);
            for (int position = 0; position < cells.length; position++) {
                assertEquals(top.get(position).asInt(), cells[position].top().getFirst().id());
            }
            Agreement.agree("lens " + layer, expected.get(layer).get("logitDifferenceAtEnd").asDouble(), cells[cells.length - 1]
                    .logitDifference(), TOLERANCE);
            Agreement.agree("answer, lens " + layer, expected.get(layer).get("answerLogProbability"), Arrays.stream(cells).mapToDouble(
                    cell -> cell.answer().logProbability()).toArray(), TOLERANCE);
        }
        var strongest = findings.baseline().get(NeuronAttribution.ANALYSIS).strongest().stream().flatMap(List::stream).toList();
        JsonNode neurons = VALUES.get(prompt).get("topNeurons");
        assertEquals(neurons.size(), strongest.size());
        for (int i = 0; i < neurons.size(); i++) {
            assertEquals(neurons.get(i).get("neuron").asInt(), strongest.get(i).index());
            Agreement.agree("neuron " + i, neurons.get(i).get("value").asDouble(), strongest.get(i).value(), TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void predictionsAgree(String prompt) {
        JsonNode expected = VALUES.get(prompt);
        Predictions got = run(prompt).baseline().get(Predictions.ANALYSIS);
        for (int rank = 0; rank < expected.get("top").size(); rank++) {
            JsonNode token = expected.get("top").get(rank);
            assertEquals(token.get("id").asInt(), got.top().get(rank).id());
            Agreement.agree("logit", token.get("logit").asDouble(), got.top().get(rank).logit(), TOLERANCE);
            Agreement.agree("probability", token.get("probability").asDouble(), got.top().get(rank).probability(), TOLERANCE);
        }
        assertEquals(expected.get("answerRank").asInt(), got.answers().getFirst().rank());
        assertEquals(expected.get("distractorRank").asInt(), got.distractors().getFirst().rank());
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void weightedPatternsAgree(String prompt) {
        Findings findings = run(prompt);
        int last = findings.tokens().length() - 1;
        for (Head head : findings.model().allHeads()) {
            JsonNode weighted = VALUES.get(prompt).get("valueWeightedPattern").get(head.layer()).get(head.index());
            AttentionMap value = engine.answer(new Question.Further<>(findings, false, new AttentionView(List.of(head), Weighting.VALUE)),
                    () -> false);
            AttentionMap logit = engine.answer(new Question.Further<>(findings, false, new AttentionView(List.of(head), Weighting.LOGIT)),
                    () -> false);
            JsonNode sources = VALUES.get(prompt).get("sourceContribution").get(head.layer()).get(head.index());
            for (int key = 0; key <= last; key++) {
                Agreement.agree(head + " source " + key, sources.get(key).asDouble(), logit.at(last, key), TOLERANCE);
                for (int query = 0; query <= last; query++) {
                    Agreement.agree(head + " value", weighted.get(query).get(key).asDouble(), value.at(query, key), TOLERANCE);
                }
            }
        }
    }
}
