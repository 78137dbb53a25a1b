package glasshead.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.Graph;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shipped circuits belong to weights, not to names.
class KnownCircuitTest {

    /// Of `model.safetensors` of openai-community/gpt2, as its host has published it since revision 607a30d.
    private static final String GPT2 = "248dfc3911869ec493c76e65bf2fcf7f615828b0254c12b473182f0f81d3a707";

    private static List<String> of(String mark) {
        return KnownCircuit.of(mark).stream().map(KnownCircuit::name).toList();
    }

    @ParameterizedTest
    @CsvSource({"attn-only-2l,Induction", "tiny-english,Indirect object"})
    void aShippedModelHasItsOwn(String model, String name) {
        String mark = new ScoreStore(Optional.empty(), _ -> {}).mark(Path.of("models", model));
        assertEquals(List.of(name), of(mark));
        assertEquals(List.of(model), KnownCircuit.of(mark).stream().map(KnownCircuit::model).toList());
    }

    @Test
    void gpt2IsKnownByThePublishedHashOfItsWeights() throws NoSuchAlgorithmException {
        byte[] line = ("model.safetensors " + GPT2 + "\n").getBytes(StandardCharsets.UTF_8);
        String mark = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        assertEquals(List.of("Indirect object", "Greater than"), of(mark));
    }

    @Test
    void otherWeightsHaveNoneUnderWhateverName() {
        assertEquals(List.of(), of("gpt2"));
        assertEquals(List.of(), of("0".repeat(64)));
        assertTrue(KnownCircuit.mayBeOf(new Graph(12, 12, true)));
        assertFalse(KnownCircuit.mayBeOf(new Graph(1, 1, true)), "its weights need not be read");
    }
}
