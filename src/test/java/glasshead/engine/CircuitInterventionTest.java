package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.Predictions;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.DataSet;
import glasshead.experiment.Edge;
import glasshead.experiment.Experiment;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Prompt;
import glasshead.experiment.Sampling;
import glasshead.experiment.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A circuit as one intervention gives what it gives when circuits are asked about, whose values a reference holds.
class CircuitInterventionTest {

    private static final double CLOSE = 1e-4;
    private static final String MODEL = "tiny-english";
    private static final Graph GRAPH = new Graph(4, 6, true);

    @RegisterExtension
    static final GivenEngine ENGINE = new GivenEngine();

    private static <R> R answer(Question<R> question) {
        return ENGINE.get().answer(question, _ -> {}, () -> false);
    }

    private static Circuit.OfEdges random(Graph graph, int count, long seed) {
        List<Edge> edges = new ArrayList<>(graph.edges());
        Collections.shuffle(edges, new Random(seed));
        return Circuit.OfEdges.of(edges.subList(0, count));
    }

    private static double difference(Experiment experiment) {
        return ENGINE.get().run(experiment, List.of(Predictions.LOGIT_DIFFERENCE), () -> false).ablated().get(Predictions.LOGIT_DIFFERENCE);
    }

    private static Experiment shown(OnSet on, int row, Intervention... lines) {
        return new Experiment(on.model(), new Subject.OfSet(on.set(), row, on.position()), List.of(lines), on.options());
    }

    @ParameterizedTest
    @ValueSource(strings = {MODEL, "attn-only-2l"})
    void aPromptAndASetGiveWhatTheCircuitGives(String model) {
        OnSet on = EdgesReferenceTest.on(model);
        Graph graph = model.equals(MODEL) ? GRAPH : new Graph(2, 6, false);
        for (int count : new int[] {graph.edgeCount() * 9 / 10, graph.edgeCount() / 2}) {
            Circuit.OfEdges circuit = random(graph, count, count);
            double[] expected = answer(new CircuitQuestion.OfCircuits(on, List.of(circuit))).perPrompt(0, Metric.LOGIT_DIFFERENCE);
            Intervention line = Intervention.keepOnly(circuit);
            for (int row : new int[] {0, 17}) {
                assertEquals(expected[row], difference(shown(on, row, line)), CLOSE);
            }
            SetFindings set = answer(new Question.OfSet(model, on.set(), on.position(), List.of(List.of(line)), on.options(), false));
            assertArrayEquals(expected, set.changed().getFirst().of(Metric.LOGIT_DIFFERENCE), CLOSE);
        }
    }

    @Test
    void theWholeGraphChangesNothingAndAnEmptyOneIsTheCorruptedRunWhateverElseIsDone() {
        OnSet on = EdgesReferenceTest.on(MODEL);
        Intervention ablated = Intervention.zero(new Head(1, 3));
        double alone = difference(shown(on, 2, ablated));
        assertEquals(alone, difference(shown(on, 2, ablated, Intervention.keepOnly(Circuit.OfEdges.of(GRAPH.edges())))), CLOSE);
        Experiment untouched = shown(on, 2);
        double corrupted = difference(untouched.withPrompt(untouched.other()).withOther(Prompt.NONE));
        assertEquals(corrupted, difference(shown(on, 2, ablated, Intervention.keepOnly(Circuit.OfEdges.of(List.of())))), CLOSE);
    }

    @Test
    void anAblatedHeadStaysAblatedOnTheEdgesThatAreKept() {
        OnSet on = EdgesReferenceTest.on(MODEL);
        Head head = new Head(0, 5);
        List<Edge> rest = GRAPH.edges().stream().filter(edge -> !edge.sender().toString().equals(head.toString())).toList();
        // All of the head's edges are cut: what becomes of it by itself reaches nothing.
        double cut = difference(shown(on, 1, Intervention.keepOnly(Circuit.OfEdges.of(rest))));
        assertEquals(cut, difference(shown(on, 1, Intervention.zero(head), Intervention.keepOnly(Circuit.OfEdges.of(rest)))), CLOSE);
        assertTrue(Math.abs(cut - difference(shown(on, 1, Intervention.zero(head)))) > .01);
    }

    @ParameterizedTest
    @EnumSource(names = {"ZERO", "RESAMPLE_FROM_OTHER", "ZERO_BY_POSITION", "MLP_ZERO", "PATCH_RESID_PRE", "PATCH_RESID_MID",
        "PATCH_ATTN_OUT", "PATCH_HEAD_V", "PATCH_HEAD_PATTERN", "PATCH_HEAD_OUT_BY_POSITION"})
    void aCellOfAMapIsTheRunWithTheCircuitAndItsChange(MapKind kind) {
        OnSet on = EdgesReferenceTest.on(MODEL);
        Intervention line = Intervention.keepOnly(random(GRAPH, 700, 5));
        Intervention ablated = Intervention.zero(new Head(1, 3));
        EffectMap map = answer(new Question.Map(shown(on, 0, ablated, line), kind, false));
        List<MapKind.Cell> cells = map.cells();
        assertEquals(difference(map.experiment()), map.base(), CLOSE);
        Random random = new Random(3);
        for (int i = 0; i < 8; i++) {
            int cell = random.nextInt(cells.size());
            List<Intervention> both = new ArrayList<>(map.experiment().interventions());
            both.addAll(cells.get(cell).interventions());
            assertEquals(difference(map.experiment().withInterventions(both)), map.values()[cell], CLOSE, cells.get(cell).toString());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ZERO", "PATCH_RESID_PRE"})
    void mapsOfASetAreThoseOfItsPromptsAndTheWholeGraphLeavesThemAsTheyAre(MapKind kind) {
        OnSet all = EdgesReferenceTest.on(MODEL);
        DataSet few = new DataSet("few", all.set().examples().subList(0, 3));
        Intervention line = Intervention.keepOnly(random(GRAPH, 800, 6));
        SetMap map = answer(new Question.OfSetMap(MODEL, few, all.position(), kind, false, List.of(line), all.options(), MapRange.ALL));
        for (int row = 0; row < 3; row++) {
            EffectMap one = answer(new Question.Map(shown(all, row, line), kind, false));
            assertArrayEquals(one.values(), map.values()[row], CLOSE);
        }
        Intervention whole = Intervention.keepOnly(Circuit.OfEdges.of(GRAPH.edges()));
        assertArrayEquals(answer(new Question.Map(shown(all, 0), kind, false)).values(), answer(new Question.Map(shown(all, 0, whole), kind,
                false)).values(), CLOSE);
        Intervention none = Intervention.keepOnly(Circuit.OfEdges.of(List.of()));
        EffectMap dead = answer(new Question.Map(shown(all, 0, none), MapKind.ZERO, false));
        assertArrayEquals(DoubleStream.generate(dead::base).limit(dead.values().length).toArray(), dead.values(), CLOSE,
                "where no edge is kept, nothing that a head does reaches the logits");
    }

    @ParameterizedTest
    @ValueSource(strings = {MODEL, "attn-only-2l"})
    void mapsWithACircuitAgreeWithTransformerLens(String model) throws IOException {
        JsonNode expected = EdgesReferenceTest.reference(model, "kept.json");
        JsonNode random = EdgesReferenceTest.reference(model, "evaluate.json").get("random").get(0);
        Intervention line = Intervention.keepOnly(Circuit.OfEdges.of(TinyEnglish.texts(random.get("kept")).stream().map(Edge::parse)
                .toList()));
        OnSet on = EdgesReferenceTest.on(model);
        for (MapKind kind : List.of(MapKind.ZERO, MapKind.RESAMPLE_FROM_OTHER, MapKind.PATCH_HEAD_V, MapKind.PATCH_RESID_PRE)) {
            SetMap map = answer(new Question.OfSetMap(model, on.set(), on.position(), kind, false, List.of(line), on.options()));
            int cell = 0;
            for (JsonNode layer : expected.get(kind.key())) {
                for (JsonNode value : layer) {
                    Agreement.agree(kind + " " + cell, value.asDouble(), map.after(cell++).mean(), CLOSE);
                }
            }
            assertEquals(map.cells().size(), cell);
            if (!kind.patching()) {
                assertEquals(expected.get("base").asDouble(), Arrays.stream(map.base()).average().orElseThrow(), CLOSE);
            }
        }
    }

    @Test
    void whereACircuitCantStandIsSaid() {
        OnSet on = EdgesReferenceTest.on(MODEL);
        Intervention line = Intervention.keepOnly(random(GRAPH, 100, 1));
        BadInput more = assertThrows(BadInput.class, () -> answer(new Question.Continue(shown(on, 0, line), List.of(), Sampling.GREEDY, 3,
                0)));
        assertTrue(more.getMessage().contains("none for the tokens that are added"), more.getMessage());
        BadInput lengths = assertThrows(BadInput.class, () -> difference(shown(on, 0, line).withOther(new Prompt.Text("When Mary"))));
        assertTrue(lengths.getMessage().contains("make them equally long"), lengths.getMessage());
        Intervention foreign = Intervention.keepOnly(Circuit.OfEdges.of(List.of(Edge.parse("input->L11H3.q"))));
        assertThrows(BadInput.class, () -> difference(shown(on, 0, foreign)));
    }

    @Test
    void theWholeModelIsCompleteAndAnEdgeMattersAsMuchAsTheCircuitWithoutItLacks() {
        OnSet all = EdgesReferenceTest.on("attn-only-2l");
        OnSet on = new OnSet(all.model(), new DataSet("few", all.set().examples().subList(0, 4)), all.position(), all
                .cutting(), all.options());
        Graph graph = new Graph(2, 6, false);
        CircuitTest whole = answer(new CircuitQuestion.OfCircuitTest(on, Circuit.OfEdges.of(graph.edges()), new LinkedHashMap<>(), 2, 1));
        assertTrue(whole.complete());
        assertEquals(0, whole.worst().orElseThrow().gap(), CLOSE);
        Circuit.OfEdges circuit = random(graph, 30, 3);
        CircuitTest test = answer(new CircuitQuestion.OfCircuitTest(on, circuit, new LinkedHashMap<>(), 4, 1));
        Edge edge = circuit.kept().get(11);
        CircuitFindings found = answer(new CircuitQuestion.OfCircuits(on, List.of(circuit, Circuit.OfEdges.of(circuit.kept().stream()
                .filter(
                        other -> !other.equals(edge)).toList()))));
        assertEquals(found.mean(1, Metric.LOGIT_DIFFERENCE) - found.mean(0, Metric.LOGIT_DIFFERENCE), test.edges().get(11).change(),
                CLOSE);
        CircuitTest.Knockout worst = test.worst().orElseThrow();
        List<Edge> rest = graph.edges().stream().filter(other -> !worst.parts().contains(other.sender())).toList();
        CircuitFindings without = answer(new CircuitQuestion.OfCircuits(on, List.of(Circuit.OfEdges.of(rest), Circuit.OfEdges.of(circuit
                .kept()
                .stream().filter(rest::contains).toList()))));
        assertEquals(without.mean(0, Metric.LOGIT_DIFFERENCE), worst.whole(), CLOSE);
        assertEquals(without.mean(1, Metric.LOGIT_DIFFERENCE), worst.circuit(), CLOSE);
        CircuitTest again = answer(new CircuitQuestion.OfCircuitTest(on, circuit, new LinkedHashMap<>(), 4, 1));
        assertEquals(test.knockouts(), again.knockouts(), "the same seed takes the same sets");
    }
}
