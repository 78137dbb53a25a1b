package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.engine.EdgeAction.AtReceiver;
import glasshead.experiment.BadInput;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How edges act, against TransformerLens' hooks (see reference/circuits/actions.py).
class EdgeActionTest {

    @RegisterExtension
    static final GivenEngine ENGINE = new GivenEngine();

    private static EdgeAction action(String model, String edge, Metric metric) {
        return ENGINE.get().answer(new CircuitQuestion.OfEdgeAction(EdgesReferenceTest.on(model), Edge.parse(edge), metric), _ -> {},
                () -> false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyCutAndHeldRunAgrees(String model) throws IOException {
        EdgesReferenceTest.reference(model, "actions.json").properties().forEach(each -> {
            EdgeAction found = action(model, each.getKey(), Metric.LOGIT_DIFFERENCE);
            agrees(each.getKey(), each.getValue(), "effect", found.effect());
            agrees(each.getKey(), each.getValue(), "patternsHeld", found.behind().patternsHeld());
            agrees(each.getKey(), each.getValue(), "valuesHeld", found.behind().valuesHeld());
            agrees(each.getKey(), each.getValue(), "bothHeld", found.behind().bothHeld());
            AtReceiver receiver = found.receiver();
            assertEquals(each.getValue().has("qkv"), receiver != null);
            if (receiver != null) {
                agrees(each.getKey(), each.getValue(), "q", receiver.queries());
                agrees(each.getKey(), each.getValue(), "k", receiver.keys());
                agrees(each.getKey(), each.getValue(), "qk", receiver.attention());
                agrees(each.getKey(), each.getValue(), "v", receiver.value());
                agrees(each.getKey(), each.getValue(), "qkv", receiver.whole());
            }
        });
    }

    private static void agrees(String edge, JsonNode expected, String what, double[] found) {
        Agreement.agree(edge + " " + what, expected.get(what).asDouble(), EdgeAction.mean(found), 1e-4);
    }

    /// The induction head's keys: where it looks, and nothing behind it.
    @Test
    void thePreviousTokenHeadMovesTheInductionHeadsAttention() {
        EdgeAction found = action("attn-only-2l", "L0H0->L1H5.k", Metric.KL);
        AtReceiver receiver = Objects.requireNonNull(found.receiver());
        for (int row = 0; row < found.rows().size(); row++) {
            assertEquals(found.effect()[row], receiver.keys()[row], 1e-6);
            assertEquals(receiver.whole()[row], receiver.attention()[row] + receiver.value()[row] + receiver.interaction()[row], 1e-9);
            assertEquals(found.effect()[row], found.behind().direct()[row], 1e-6, "there is no layer behind");
        }
        assertEquals(0, EdgeAction.mean(receiver.queries()), 1e-3);
        assertTrue(EdgeAction.mean(receiver.attention()) > 1);
    }

    @Test
    void anEdgeIntoTheLogitsActsThroughNoHead() {
        EdgeAction found = action("tiny-english", "L3H2->logits", Metric.LOGIT_DIFFERENCE);
        assertNull(found.receiver());
        assertEquals(EdgeAction.mean(found.effect()), EdgeAction.mean(found.behind().direct()), 1e-6);
        assertEquals(0, EdgeAction.mean(found.behind().interaction()), 1e-6);
        assertThrows(BadInput.class, () -> action("tiny-english", "L9H2->logits", Metric.LOGIT_DIFFERENCE));
    }
}
