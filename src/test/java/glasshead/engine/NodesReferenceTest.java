package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.Correlation;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.BadInput;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Edge;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Metric;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.OnSet;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Positions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every node of two models on 24 pairs, exact and by gradients, against TransformerLens' hooks and PyTorch's gradients (see
/// reference/circuits/nodes.py).
class NodesReferenceTest {

    private static final Map<NodeMethod, String> NAMES = Map.of(NodeMethod.EXACT, "exact", NodeMethod.ATP, "atp", NodeMethod.ATP_STAR,
            "atpStar", NodeMethod.GRAD_DROP, "gradDrop");

    @RegisterExtension
    static final GivenEngine ENGINE = new GivenEngine();

    private static NodeScores scores(OnSet on, NodeMethod method, Metric metric) {
        return ENGINE.get().answer(new CircuitQuestion.OfNodes(on, method, metric), _ -> {}, () -> false);
    }

    private static NodeScores scores(String model, NodeMethod method) {
        return scores(EdgesReferenceTest.on(model), method, Metric.LOGIT_DIFFERENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyNodeAgrees(String model) throws IOException {
        JsonNode expected = EdgesReferenceTest.reference(model, "nodes.json");
        for (NodeMethod method : NodeMethod.values()) {
            NodeScores found = scores(model, method);
            JsonNode reference = expected.get(NAMES.get(method));
            assertEquals(reference.size(), found.nodes().size());
            assertTrue(found.complete());
            found.byNode().forEach((node, score) -> Agreement.agree(method + " " + node, reference.get(node.toString()).asDouble(), score,
                    1e-4));
        }
    }

    /// What AtP* is for: the order of queries and keys.
    @Test
    void theSoftmaxComputedAnewIsNearerToExactScores() {
        NodeScores exact = scores("attn-only-2l", NodeMethod.EXACT);
        double plain = ofAttention(scores("attn-only-2l", NodeMethod.ATP), exact);
        double anew = ofAttention(scores("attn-only-2l", NodeMethod.ATP_STAR), exact);
        assertTrue(anew > plain, anew + " against " + plain);
    }

    private static double ofAttention(NodeScores found, NodeScores exact) {
        double[][] both = {found.means(), exact.means()};
        for (int i = 0; i < both.length; i++) {
            double[] means = both[i];
            both[i] = found.nodes().stream().filter(PatchedNode::movesAttention).mapToDouble(node -> means[found.nodes().indexOf(node)])
                    .toArray();
        }
        return Correlation.of(both[0], both[1]).r();
    }

    @Test
    void theLastHeadsOnlyWriteIntoTheLogits() {
        OnSet on = EdgesReferenceTest.on("attn-only-2l");
        NodeScores nodes = scores(on, NodeMethod.EXACT, Metric.KL);
        EdgeScores edges = ENGINE.get().answer(new CircuitQuestion.OfEdges(on, new EdgeMethod.Exact(), Metric.KL), _ -> {},
                () -> false);
        nodes.byNode().forEach((node, score) -> {
            if (node.part().layer() == 1 && node.port() == null) {
                double edge = edges.mean(edges.edges().indexOf(Edge.parse(node + "->logits")));
                assertEquals(edge, score, 1e-5, node.toString());
            }
        });
    }

    /// Of a mean, of zero, and at one position: queries there matter, keys elsewhere don't.
    @Test
    void everyReplacementAndChosenPositions() {
        OnSet whole = EdgesReferenceTest.on("attn-only-2l");
        for (Replacement replacement : Replacement.values()) {
            Cutting end = new Cutting(replacement, "", Positions.of(Positions.END));
            OnSet on = new OnSet(whole.model(), whole.set(), whole.position(), end, whole.options());
            NodeScores exact = scores(on, NodeMethod.EXACT, Metric.LOGIT_DIFFERENCE);
            NodeScores anew = scores(on, NodeMethod.ATP_STAR, Metric.LOGIT_DIFFERENCE);
            Map<String, Double> byName = new HashMap<>();
            exact.byNode().forEach((node, score) -> byName.put(node.toString(), score));
            assertTrue(Math.abs(byName.get("L1H5.q")) > .5, replacement + " " + byName);
            assertTrue(Math.abs(byName.get("L1H5.k")) < .5, replacement + " " + byName);
            assertTrue(Correlation.of(exact.means(), anew.means()).r() > .5, replacement.toString());
        }
    }

    @Test
    void oneAndTwoWorkersHaveTheSameBits() {
        try (InferenceEngine alone = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 1)) {
            for (NodeMethod method : NodeMethod.values()) {
                CircuitQuestion.OfNodes question = new CircuitQuestion.OfNodes(EdgesReferenceTest.on("attn-only-2l"), method,
                        Metric.LOG_PROBABILITY);
                assertArrayEquals(ENGINE.get().answer(question, _ -> {}, () -> false).perRow(), alone.answer(question, _ -> {}, () -> false)
                        .perRow());
            }
        }
    }

    @Test
    void metricsWithoutAGradientAreRefused() {
        OnSet on = EdgesReferenceTest.on("attn-only-2l");
        assertThrows(BadInput.class, () -> scores(on, NodeMethod.ATP, Metric.KL));
        assertThrows(BadInput.class, () -> scores(on, NodeMethod.GRAD_DROP, Metric.TOP1));
    }
}
