package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.CircuitCurve;
import glasshead.checkpoint.TestModels;
import glasshead.dataset.DataSets;
import glasshead.experiment.Circuit;
import glasshead.experiment.Contrast;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.DataSet;
import glasshead.experiment.Edge;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Example;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Options;
import glasshead.experiment.Part;
import glasshead.experiment.Positions;
import glasshead.experiment.Receiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of edges and circuits whatever the numbers are.
class EdgeIdentitiesTest {

    private static final String MODEL = "attn-only-2l";
    private static final Graph GRAPH = new Graph(2, 6, false);
    private static final Edge INDUCTION = Edge.parse("L0H0->L1H5.k");

    @RegisterExtension
    static final GivenEngine ENGINE = new GivenEngine();

    private static <R> R answer(Question<R> question) {
        return ENGINE.get().answer(question, _ -> {}, () -> false);
    }

    private static OnSet on(Cutting cutting) {
        OnSet on = EdgesReferenceTest.on(MODEL);
        return new OnSet(on.model(), on.set(), on.position(), cutting, on.options());
    }

    private static EdgeScores exact(OnSet on) {
        return answer(new CircuitQuestion.OfEdges(on, new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", MODEL})
    void everythingKeptIsTheModelAndEverythingIntoTheLogitsCutIsTheCorruptedRun(String model) throws IOException {
        OnSet on = EdgesReferenceTest.on(model);
        Graph graph = model.equals(MODEL) ? GRAPH : new Graph(4, 6, true);
        List<Edge> notIntoLogits = graph.edges().stream().filter(edge -> !edge.receiver()
                .equals(Receiver.LOGITS)).toList();
        CircuitFindings found = answer(new CircuitQuestion.OfCircuits(on, List.of(Circuit.OfEdges.of(graph.edges()), Circuit.OfEdges.of(
                notIntoLogits), Circuit.OfEdges.of(List.of()))));
        double corrupted = EdgesReferenceTest.reference(model, "data-set.json").get("corrupted").get("logitDifference").get("mean")
                .asDouble();
        assertEquals(CircuitFindings.mean(found.all(), Metric.LOGIT_DIFFERENCE), found.mean(0, Metric.LOGIT_DIFFERENCE), 1e-6);
        assertEquals(0, found.mean(0, Metric.KL), 1e-9);
        assertEquals(1, found.faithfulness(0, Metric.LOGIT_DIFFERENCE), 1e-6);
        Agreement.agree("into the logits", corrupted, found.mean(1, Metric.LOGIT_DIFFERENCE), 1e-4);
        Agreement.agree("all", corrupted, found.mean(2, Metric.LOGIT_DIFFERENCE), 1e-4);
    }

    @Test
    void oneEdgeCutByItselfIsTheCircuitOfAllOthers() {
        List<Edge> edges = List.of(INDUCTION, Edge.parse("input->L0H2.v"), Edge.parse("L1H1->logits"), Edge.parse("L0H4->L1H1.q"));
        EdgeScores scores = exact(on(Cutting.CORRUPTED));
        CircuitFindings found = answer(new CircuitQuestion.OfCircuits(on(Cutting.CORRUPTED), edges.stream().<Circuit>map(
                cut -> Circuit.OfEdges.of(
                        GRAPH.edges().stream().filter(edge -> !edge.equals(cut)).toList())).toList()));
        for (int i = 0; i < edges.size(); i++) {
            double change = found.mean(i, Metric.LOGIT_DIFFERENCE) - CircuitFindings.mean(found.all(), Metric.LOGIT_DIFFERENCE);
            assertEquals(scores.mean(GRAPH.index(edges.get(i))), change, 1e-4, edges.get(i).toString());
        }
    }

    @Test
    void theResultIsTheSameBitsOnOneAndTwoWorkers() {
        try (InferenceEngine alone = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 1)) {
            for (EdgeMethod method : List.of(new EdgeMethod.Exact(), new EdgeMethod.EapIg(3, false))) {
                CircuitQuestion.OfEdges question = new CircuitQuestion.OfEdges(on(Cutting.CORRUPTED), method, Metric.LOGIT_DIFFERENCE);
                assertArrayEquals(answer(question).perRow(), alone.answer(question, _ -> {}, () -> false).perRow());
            }
            CircuitQuestion.OfAcdc question = new CircuitQuestion.OfAcdc(on(Cutting.CORRUPTED), .3, Metric.KL);
            assertEquals(answer(question).circuit(), alone.answer(question, _ -> {}, () -> false).circuit());
        }
    }

    @Test
    void withoutALimitAllIsKeptAndWithoutAFloorNothing() {
        for (Metric metric : List.of(Metric.KL, Metric.LOGIT_DIFFERENCE)) {
            assertEquals(GRAPH.edges(), answer(new CircuitQuestion.OfAcdc(on(Cutting.CORRUPTED), Double.NEGATIVE_INFINITY, metric))
                    .circuit()
                    .kept());
            assertEquals(List.of(), answer(new CircuitQuestion.OfAcdc(on(Cutting.CORRUPTED), Double.POSITIVE_INFINITY, metric)).circuit()
                    .kept());
        }
    }

    @Test
    void theInductionPairIsFoundByEveryMethod() {
        for (EdgeMethod method : List.of(new EdgeMethod.Exact(), new EdgeMethod.Eap(), new EdgeMethod.EapIg(5, false), new EdgeMethod.EapIg(
                5,
                true))) {
            EdgeScores scores = answer(new CircuitQuestion.OfEdges(on(Cutting.CORRUPTED), method, Metric.LOGIT_DIFFERENCE));
            assertEquals(INDUCTION, strongestIntoKeys(scores), method.toString());
        }
        assertTrue(answer(new CircuitQuestion.OfAcdc(on(Cutting.CORRUPTED), .3, Metric.KL)).circuit().kept().contains(INDUCTION));
    }

    /// From a head.
    private static Edge strongestIntoKeys(EdgeScores scores) {
        return Circuit.ranked(scores.means(), false).stream().filter(edge -> edge.receiver().port() == Receiver.Port.K && edge.sender()
                .kind() == Part.Kind.HEAD).findFirst().orElseThrow();
    }

    /// On the model that ships, which may be trained anew: whichever heads they are, all methods have the pair.
    @Test
    void onTheShippedInductionSetAllMethodsHaveThePair() {
        try (InferenceEngine shipped = new InferenceEngine(new Models(TestModels.SHIPPED), MachineMemory::available, 2)) {
            var texts = Set.copyOf(shipped.model(MODEL, false).vocabulary().texts());
            DataSet whole = DataSets.named("induction", texts::contains);
            DataSet set = new DataSet("induction", whole.examples().subList(0, 16));
            OnSet on = new OnSet(MODEL, set, Contrast.LAST, Cutting.CORRUPTED, Options.DEFAULT);
            List<EdgeScores> found = List.of(new EdgeMethod.Exact(), new EdgeMethod.Eap(), new EdgeMethod.EapIg(5, false)).stream().map(
                    method -> shipped.answer(new CircuitQuestion.OfEdges(on, method, Metric.LOGIT_DIFFERENCE), _ -> {}, () -> false))
                    .toList();
            List<Edge> pairs = found.stream().map(EdgeIdentitiesTest::strongestIntoKeys).distinct().toList();
            assertEquals(1, pairs.size(), pairs::toString);
            Edge pair = pairs.getFirst();
            assertTrue(shipped.answer(new CircuitQuestion.OfAcdc(on, .1, Metric.KL), _ -> {}, () -> false).circuit().kept().contains(pair),
                    pair
                            .toString());
        }
    }

    @Test
    void aRandomRankingHasNothingUpToHalfTheEdges() {
        List<Edge> random = new ArrayList<>(GRAPH.edges());
        Collections.shuffle(random, new Random(1));
        double[] fractions = CircuitCurve.FRACTIONS.stream().mapToDouble(Double::doubleValue).toArray();
        CircuitFindings found = answer(new CircuitQuestion.OfCircuits(on(Cutting.CORRUPTED), CircuitCurve.FRACTIONS.stream().<Circuit>map(
                fraction -> Circuit.OfEdges.of(random.subList(0, CircuitCurve.count(fraction, random.size())))).toList()));
        double[] faithfulness = new double[fractions.length];
        for (int i = 0; i < faithfulness.length; i++) {
            faithfulness[i] = found.faithfulness(i, Metric.LOGIT_DIFFERENCE);
        }
        CircuitCurve curve = new CircuitCurve(fractions, faithfulness);
        assertEquals(.25, curve.area(), .1);
        assertEquals(.75, curve.areaOfDistance(), .1);
    }

    @Test
    void whatIsReadAtTheEndIsCutAtTheEnd() {
        EdgeScores everywhere = exact(on(Cutting.CORRUPTED));
        EdgeScores end = exact(on(new Cutting(Replacement.CORRUPTED, "", Positions.of(Positions.END))));
        int intoLogits = GRAPH.index(Edge.parse("L1H5->logits"));
        assertEquals(everywhere.mean(intoLogits), end.mean(intoLogits), 1e-4);
        assertTrue(everywhere.mean(GRAPH.index(INDUCTION)) < -1);
        assertEquals(0, end.mean(GRAPH.index(INDUCTION)), .05, "the key that matters stands earlier");
    }

    @Test
    void meansOfEqualPromptsChangeNothing() {
        Example one = EdgesReferenceTest.on(MODEL).set().examples().getFirst();
        OnSet on = new OnSet(MODEL, new DataSet("twice", List.of(one, one)), Contrast.LAST, new Cutting(Replacement.MEAN, "order",
                Positions.ALL), Options.DEFAULT);
        for (EdgeMethod method : List.of(new EdgeMethod.Exact(), new EdgeMethod.Eap())) {
            EdgeScores scores = answer(new CircuitQuestion.OfEdges(on, method, Metric.LOG_PROBABILITY));
            assertEquals(0, scores.means().values().stream().mapToDouble(Math::abs).max().orElseThrow(), 1e-4);
        }
    }

    @Test
    void gradientsOfEveryMetricPointWhereExactScoresDo() {
        for (Metric metric : List.of(Metric.PROBABILITY_DIFFERENCE, Metric.LOG_PROBABILITY, Metric.KL)) {
            EdgeScores scores = answer(new CircuitQuestion.OfEdges(on(Cutting.CORRUPTED), new EdgeMethod.EapIg(10, false), metric));
            EdgeScores exact = answer(new CircuitQuestion.OfEdges(on(Cutting.CORRUPTED), new EdgeMethod.Exact(), metric));
            Edge strongest = exact.means().entrySet().stream().max(Comparator.comparingDouble(each -> Math.abs(each.getValue())))
                    .orElseThrow()
                    .getKey();
            int index = GRAPH.index(strongest);
            assertEquals(Math.signum(exact.mean(index)), Math.signum(scores.mean(index)), metric + " " + strongest);
        }
    }

    @Test
    void partialResultsAreToldAndASweepCanBeCancelled() {
        List<Long> done = new ArrayList<>();
        ENGINE.get().answer(new CircuitQuestion.OfEdges(EdgesReferenceTest.on(MODEL), new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE),
                soFar -> done
                        .add(
                                soFar.done()), () -> false);
        assertTrue(done.size() > 3 && done.getFirst() < done.getLast(), done.toString());
        assertThrows(CancellationException.class, () -> ENGINE.get().answer(new CircuitQuestion.OfEdges(EdgesReferenceTest.on(
                "tiny-english"),
                new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE), _ -> {}, () -> true));
    }

    @Test
    void whatIsWantedFirstIsThereFirstAndNothingElseChanges() {
        OnSet on = on(Cutting.CORRUPTED);
        Edge wanted = Edge.parse("input->L0H3.v");
        List<EdgeScores> soFar = new ArrayList<>();
        EdgeScores found;
        try (InferenceEngine alone = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 1)) {
            found = alone.answer(new CircuitQuestion.OfEdges(on, new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE, List.of(wanted)),
                    soFar::add,
                    () -> false);
        }
        assertTrue(!Double.isNaN(soFar.getFirst().mean(GRAPH.index(wanted))), "it is in the first piece");
        assertTrue(Double.isNaN(soFar.getFirst().mean(GRAPH.index(Edge.parse("L1H5->logits")))), "what usually comes first is not");
        assertEquals(exact(on).means(), found.means());
    }
}
