package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Head;
import glasshead.experiment.OnSet;
import glasshead.experiment.PathMode;
import glasshead.experiment.Positions;
import glasshead.experiment.Receiver;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths of several hops, and with LayerNorm frozen, against an implementation on TransformerLens' weights (reference/circuits/chains.py).
class ChainsReferenceTest {

    @RegisterExtension
    static final GivenEngine ENGINE = new GivenEngine();

    private static PathEffects paths(String model, List<Receiver> via, Receiver to, PathMode mode) {
        return ENGINE.get().answer(new CircuitQuestion.OfPaths(EdgesReferenceTest.on(model), via, List.of(to), mode), _ -> {}, () -> false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void everyChainAgrees(String model) throws IOException {
        for (JsonNode chain : EdgesReferenceTest.reference(model, "chains.json")) {
            List<Receiver> via = TinyEnglish.texts(chain.get("via")).stream().map(Receiver::parse).toList();
            Receiver to = Receiver.parse(chain.get("to").asText());
            Map<Head, Double> found = paths(model, via, to, chain.get("frozen").asBoolean() ? PathMode.FROZEN_NORM : PathMode.DIRECT)
                    .means();
            assertEquals(chain.get("scores").size(), found.size());
            found.forEach((head, effect) -> Agreement.agree(head + " via " + via + " to " + to + " frozen: " + chain.get("frozen"), chain
                    .get("scores").get(head.toString()).asDouble(), effect, 1e-4));
        }
    }

    /// Taking all away that a head writes costs what logits attribute to it: both freeze LayerNorm, so that parts add up.
    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l"})
    void withLayerNormFrozenNothingInPlaceOfAHeadIsMinusItsAttribution(String model) throws IOException {
        JsonNode attribution = EdgesReferenceTest.reference(model, "data-set.json").get("attribution");
        OnSet on = EdgesReferenceTest.on(model);
        OnSet zero = new OnSet(model, on.set(), on.position(), new Cutting(Replacement.ZERO, "", Positions.ALL), on.options());
        PathEffects found = ENGINE.get().answer(new CircuitQuestion.OfPaths(zero, List.of(Receiver.LOGITS), PathMode.FROZEN_NORM), _ -> {},
                () -> false);
        found.means().forEach((head, effect) -> Agreement.agree(head.toString(), -attribution.get(head.layer()).get(head.index())
                .get("mean").asDouble(), effect, 1e-4));
    }

    @Test
    void wherePathsCannotGoIsSaid() {
        assertThrows(BadInput.class, () -> paths("attn-only-2l", List.of(Receiver.LOGITS), Receiver.LOGITS, PathMode.DIRECT));
        assertThrows(BadInput.class, () -> paths("attn-only-2l", List.of(Receiver.parse("L1H5.k")), Receiver.parse("L1H4.k"),
                PathMode.DIRECT));
        assertThrows(BadInput.class, () -> paths("attn-only-2l", List.of(Receiver.parse("L0H5.k")), Receiver.LOGITS, PathMode.DIRECT));
    }
}
