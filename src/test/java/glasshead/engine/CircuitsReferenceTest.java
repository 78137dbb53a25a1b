package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.CircuitCurve;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.PathMode;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths, circuits, curves and pruning on 24 pairs and two models, against an implementation on PyTorch that agrees with TransformerLens
/// (see reference/circuits/README.md).
class CircuitsReferenceTest {

    private static InferenceEngine engine() {
        return new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 2);
    }

    private static <R> R answer(InferenceEngine engine, Question<R> question) {
        return engine.answer(question, _ -> {}, () -> false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyPathAgrees(String model) throws IOException {
        JsonNode paths = EdgesReferenceTest.reference(model, "edges.json").get("paths");
        List<Head> receivers = TinyEnglish.texts(paths.get("receivers")).stream().map(Head::parse).toList();
        try (InferenceEngine engine = engine()) {
            agree(paths.get("toLogits"), engine, model, List.of(Receiver.LOGITS));
            for (Port port : List.of(Port.Q, Port.K, Port.V)) {
                agree(paths.get(port.letter()), engine, model, receivers.stream().map(head -> Receiver.of(head, port)).toList());
            }
        }
    }

    private static void agree(JsonNode expected, InferenceEngine engine, String model, List<Receiver> to) {
        for (boolean through : List.of(false, true)) {
            JsonNode each = expected.get(through ? "throughMlps" : "direct");
            Map<Head, Double> found = answer(engine, new CircuitQuestion.OfPaths(EdgesReferenceTest.on(model), to, through
                    ? PathMode.THROUGH_MLPS
                    : PathMode.DIRECT)).means();
            assertEquals(each.size(), found.size());
            found.forEach((head, effect) -> Agreement.agree(head + " to " + to + " through MLPs: " + through, each.get(head.toString())
                    .asDouble(), effect, 1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyCircuitAgrees(String model) throws IOException {
        JsonNode edges = EdgesReferenceTest.reference(model, "edges.json");
        JsonNode evaluate = EdgesReferenceTest.reference(model, "evaluate.json");
        JsonNode curve = EdgesReferenceTest.reference(model, "circuits.json").get("curve");
        List<Circuit> circuits = new ArrayList<>();
        evaluate.get("random").forEach(each -> circuits.add(Circuit.OfEdges.of(TinyEnglish.texts(each.get("kept")).stream().map(Edge::parse)
                .toList())));
        evaluate.get("headCircuits").forEach(each -> circuits.add(new Circuit.OfHeads(TinyEnglish.texts(each.get("heads")).stream().map(
                Head::parse).toList())));
        Map<Edge, Double> scores = scores(edges.get("eapIg").get("fromOne"));
        curve.forEach(each -> circuits.add(Circuit.OfEdges.strongest(scores, each.get("edges").asInt(), false)));
        try (InferenceEngine engine = engine()) {
            CircuitFindings found = answer(engine, new CircuitQuestion.OfCircuits(EdgesReferenceTest.on(model), circuits));
            Agreement.agree("all", evaluate.get("all").asDouble(), CircuitFindings.mean(found.all(), Metric.LOGIT_DIFFERENCE), 1e-4);
            Agreement.agree("none", evaluate.get("none").asDouble(), CircuitFindings.mean(found.noEdges(), Metric.LOGIT_DIFFERENCE), 1e-4);
            int at = 0;
            for (JsonNode each : evaluate.get("random")) {
                Agreement.agree("random " + at, each.get("logitDifference").asDouble(), found.mean(at, Metric.LOGIT_DIFFERENCE), 1e-4);
                Agreement.agree("random KL " + at, each.get("kl").asDouble(), found.mean(at, Metric.KL), 1e-4);
                at++;
            }
            for (JsonNode each : evaluate.get("headCircuits")) {
                Agreement.agree("heads " + each.get("heads"), each.get("logitDifference").asDouble(), found.mean(at,
                        Metric.LOGIT_DIFFERENCE), 1e-4);
                Agreement.agree("heads", each.get("perPrompt"), found.perPrompt(at, Metric.LOGIT_DIFFERENCE), 1e-4);
                at++;
            }
            for (JsonNode each : curve) {
                Agreement.agree("curve " + each, each.get("logitDifference").asDouble(), found.mean(at, Metric.LOGIT_DIFFERENCE), 1e-4);
                Agreement.agree("curve " + each, each.get("faithfulness").asDouble(), found.faithfulness(at,
                        Metric.LOGIT_DIFFERENCE), 1e-3);
                at++;
            }
            assertEquals(found.of(), found.done());
        }
    }

    private static Map<Edge, Double> scores(JsonNode named) {
        Map<Edge, Double> scores = new LinkedHashMap<>();
        named.properties().forEach(each -> scores.put(Edge.parse(each.getKey()), each.getValue().asDouble()));
        return scores;
    }

    /// The rankings are the reference's own scores, so that what is compared is the curve.
    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyAreaOfMibAgrees(String model) throws IOException {
        JsonNode edges = EdgesReferenceTest.reference(model, "edges.json");
        JsonNode mib = EdgesReferenceTest.reference(model, "evaluate.json").get("mib");
        Map<String, JsonNode> rankings = Map.of("exact", edges.get("exact"), "eap", edges.get("eap"), "eapIgFromZero", edges.get("eapIg")
                .get("fromZero"));
        double[] fractions = CircuitCurve.FRACTIONS.stream().mapToDouble(Double::doubleValue).toArray();
        Agreement.agree("fractions", mib.get("fractions"), fractions, 0);
        List<Circuit> circuits = new ArrayList<>();
        List<JsonNode> expected = new ArrayList<>();
        rankings.forEach((name, scores) -> {
            for (boolean signed : List.of(true, false)) {
                for (double fraction : fractions) {
                    circuits.add(Circuit.OfEdges.strongest(scores(scores), CircuitCurve.count(fraction, scores.size()), signed));
                }
                expected.add(mib.get("rankings").get(name).get(signed ? "signed" : "absolute"));
            }
        });
        try (InferenceEngine engine = engine()) {
            CircuitFindings found = answer(engine, new CircuitQuestion.OfCircuits(EdgesReferenceTest.on(model), circuits));
            for (int i = 0; i < expected.size(); i++) {
                double[] faithfulness = new double[fractions.length];
                for (int j = 0; j < fractions.length; j++) {
                    faithfulness[j] = found.faithfulness(i * fractions.length + j, Metric.LOGIT_DIFFERENCE);
                }
                CircuitCurve curve = new CircuitCurve(fractions, faithfulness);
                Agreement.agree("faithfulness", expected.get(i).get("faithfulness"), faithfulness, 1e-3);
                Agreement.agree("area", expected.get(i).get("area").asDouble(), curve.area(), 1e-3);
                Agreement.agree("area of distance", expected.get(i).get("areaOfDistance").asDouble(), curve.areaOfDistance(), 1e-3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void pruningKeepsTheSameEdges(String model) throws IOException {
        try (InferenceEngine engine = engine()) {
            for (JsonNode each : EdgesReferenceTest.reference(model, "circuits.json").get("acdc")) {
                AcdcFindings found = answer(engine, new CircuitQuestion.OfAcdc(EdgesReferenceTest.on(model), each.get("threshold")
                        .asDouble(),
                        Metric.KL));
                assertEquals(TinyEnglish.texts(each.get("kept")), found.circuit().kept().stream().map(Edge::toString).toList());
                assertEquals(found.of(), found.tried());
            }
        }
    }
}
