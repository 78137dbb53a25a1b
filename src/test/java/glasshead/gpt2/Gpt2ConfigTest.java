package glasshead.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gpt2ConfigTest {

    private static final String GPT2_SMALL = """
            {"model_type":"gpt2","n_layer":12,"n_head":12,"n_embd":768,"n_ctx":1024,"n_positions":1024,"vocab_size":50257,
             "activation_function":"gelu_new","layer_norm_epsilon":1e-05,"bos_token_id":50256,"n_inner":null}""";

    private static ObjectNode small() throws Exception {
        return (ObjectNode) new JsonMapper().readTree(GPT2_SMALL);
    }

    @Test
    void gpt2SmallIsReadWithItsPublishedSize() throws Exception {
        var config = Gpt2Config.parse(small());
        assertEquals(new Gpt2Config(12, 12, 768, 3072, 1024, 50257, Activation.GELU_TANH, 1e-5f, true, false, true, 50256, true, true),
                config);
        assertEquals(64, config.dHead());
        // "124M" in full, as transformers counts it with the tied embedding counted once.
        assertEquals(124_439_808L, config.parameters());
    }

    @Test
    void parametersFollowTheSwitches() throws Exception {
        var json = small().put("glasshead_no_mlp", true).put("glasshead_no_layer_norm", true).put("tie_word_embeddings", false).put(
                "n_layer", 1);
        var config = Gpt2Config.parse(json);
        assertEquals(0, config.dMlp());
        assertFalse(config.hasMlp() || config.hasLayerNorm() || config.tiedUnembedding());
        assertEquals(4L * 768 * 768 + 4 * 768 + 2L * 768 * 50257 + 768 * 1024, config.parameters());
    }

    @Test
    void whatIsDoubtfulIsNoted() throws Exception {
        List<String> notes = new ArrayList<>();
        Gpt2Config.parse(small(), notes);
        assertEquals(List.of(), notes);
        var json = small().put("n_ctx", 512);
        json.remove("n_layer");
        assertEquals(1024, Gpt2Config.parse(json, notes).positions());
        assertEquals(List.of("config.json has no n_layer; 12 is used, as in transformers.",
                "config.json has n_ctx 512 beside n_positions 1024; the latter is used, as in transformers."), notes);
    }

    @Test
    void contextMayBeGivenAsNCtx() throws Exception {
        assertEquals(77, Gpt2Config.parse(small().putNull("n_positions").put("n_ctx", 77)).positions());
        assertEquals(-1, Gpt2Config.parse(small().putNull("bos_token_id")).bos());
        assertEquals(0, Gpt2Config.parse(small().put("n_layer", 0)).layers());
    }

    @ParameterizedTest
    @CsvSource({"gelu_new,GELU_TANH", "gelu_pytorch_tanh,GELU_TANH", "gelu,GELU_EXACT", "relu,RELU", "silu,SILU", "swish,SILU",
        "gelu_fast,GELU_TANH", "gelu_accurate,GELU_TANH", "gelu_python_tanh,GELU_TANH", "gelu_python,GELU_EXACT"})
    void activationsHaveTheirNames(String name, Activation activation) throws Exception {
        assertEquals(activation, Gpt2Config.parse(small().put("activation_function", name)).activation());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "model_type | \"llama\" | type 'llama'",
        "model_type | null | type 'unknown'",
        "add_cross_attention | true | cross-attention",
        "n_layer | 97 | n_layer in config.json is '97'",
        "n_layer | -1 | from 0 to 96",
        "n_layer | null | n_layer is null",
        "n_layer | 2.0 | whole number",
        "n_layer | \"12\" | whole number",
        "n_layer | [[1]] | a list or object",
        "n_head | 0 | from 1 to 256",
        "n_head | 7 | can't be divided",
        "n_embd | 4294967297 | whole number",
        "n_embd | 99999999999999999999999999 | whole number",
        "n_inner | 0 | n_inner",
        "n_positions | 1000000000 | n_positions",
        "vocab_size | 2147483647 | vocab_size",
        "layer_norm_epsilon | 0 | above 0",
        "layer_norm_epsilon | -1e-5 | above 0",
        "layer_norm_epsilon | 1e999 | above 0",
        "scale_attn_weights | 1 | true or false",
        "glasshead_no_mlp | \"yes\" | true or false",
        "activation_function | \"mish\" | 'mish'",
        "activation_function | 3 | a text",
    })
    void wrongValueHasItsSentence(String key, String value, String sentence) throws Exception {
        var json = small();
        json.set(key, new JsonMapper().readTree(value));
        var message = assertThrows(BadInput.class, () -> Gpt2Config.parse(json)).getMessage();
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void modelBeyondAnyDesktopIsRefused() throws Exception {
        var json = small().put("n_layer", 96).put("n_embd", 32768).put("n_head", 256);
        var message = assertThrows(BadInput.class, () -> Gpt2Config.parse(json)).getMessage();
        assertTrue(message.contains("would have 1"), message);
    }
}
