package glasshead.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.ArrayList;
import java.util.List;

/// The shape of one GPT-2 style transformer, from `config.json` in Hugging Face's keys (or their aliases `hidden_size`,
/// `num_attention_heads`, `num_hidden_layers`, `max_position_embeddings`), every number checked.
///
/// Beside those keys two of our own are read, for teaching models:
///
/// - `glasshead_no_mlp` (boolean, default false): blocks have attention only; there are no `mlp.*` and no `ln_2.*` tensors.
/// - `glasshead_no_layer_norm` (boolean, default false): no LayerNorm anywhere; there are no `ln_1.*`, `ln_2.*` and `ln_f.*` tensors.
///
/// @param layers             number of blocks, 0 to 96 (`n_layer`)
/// @param heads              attention heads in each block (`n_head`)
/// @param dModel             width of the residual stream, a multiple of `heads` (`n_embd`)
/// @param dMlp               width of the MLP's hidden layer (`n_inner`, null means `4 * n_embd`); 0 without MLPs
/// @param positions          longest context in tokens (`n_positions`, or `n_ctx` where that is absent)
/// @param vocabulary         number of token ids (`vocab_size`)
/// @param activation         the MLP's function (`activation_function`, default gelu_new)
/// @param epsilon            added to the variance in LayerNorm (`layer_norm_epsilon`, default 1e-5)
/// @param scaleScores        divide attention scores by `sqrt(dHead)` (`scale_attn_weights`, default true)
/// @param scaleByLayer       divide them by the layer's number, from 1, too (`scale_attn_by_inverse_layer_idx`, default false)
/// @param tiedUnembedding    the unembedding is the token embedding (`tie_word_embeddings`, default true)
/// @param bos                id of the token put in front, -1 for none (`bos_token_id`; a tokenizer's own counts before it)
/// @param hasMlp             false under `glasshead_no_mlp`
/// @param hasLayerNorm       false under `glasshead_no_layer_norm`
public record Gpt2Config(int layers, int heads, int dModel, int dMlp, int positions, int vocabulary, Activation activation, float epsilon,
        boolean scaleScores, boolean scaleByLayer, boolean tiedUnembedding, int bos, boolean hasMlp, boolean hasLayerNorm) {

    private static final int GPT2_VOCABULARY = 50257;
    private static final int MOST_LAYERS = 96;
    private static final int MOST_HEADS = 256;
    private static final int WIDEST = 1 << 15;
    private static final int LONGEST_CONTEXT = 1 << 17;
    private static final int LARGEST_VOCABULARY = 1 << 22;
    /// Sixteen times GPT-2 XL: 100 GB in fp32, beyond any desktop.
    private static final long MOST_PARAMETERS = 25_000_000_000L;

    /// The checked configuration, or a sentence about the first thing that is wrong.
    public static Gpt2Config parse(JsonNode json) {
        return parse(json, new ArrayList<>());
    }

    /// @param notes receives a sentence for each thing that was read in one of several possible ways
    public static Gpt2Config parse(JsonNode json, List<String> notes) {
        if (!json.isObject()) {
            throw new BadInput("The file config.json is not a JSON object: get it again.");
        }
        var reader = new ConfigReader(json, notes);
        checkKind(reader, json.path("architectures"));
        int heads = reader.shape("n_head", 12, 1, MOST_HEADS);
        int dModel = reader.shape("n_embd", 768, 1, WIDEST);
        if (dModel % heads != 0) {
            throw new BadInput("In config.json n_embd (" + dModel + ") can't be divided by n_head (" + heads
                    + "): correct it or get the model again.");
        }
        int vocabulary = reader.shape("vocab_size", GPT2_VOCABULARY, 1, LARGEST_VOCABULARY);
        boolean hasMlp = !reader.flag("glasshead_no_mlp", false);
        var config = new Gpt2Config(reader.shape("n_layer", 12, 0, MOST_LAYERS), heads, dModel,
                hasMlp ? reader.integer("n_inner", 4 * dModel, 1, 4 * WIDEST) : 0, positions(reader), vocabulary,
                Activation.named(reader.text("activation_function", "gelu_new")), reader.positive("layer_norm_epsilon", 1e-5f, 1),
                reader.flag("scale_attn_weights", true), reader.flag("scale_attn_by_inverse_layer_idx", false),
                reader.flag("tie_word_embeddings", true), bos(json, vocabulary),
                hasMlp, !reader.flag("glasshead_no_layer_norm", false));
        if (json.path("n_ctx").isInt() && json.path("n_ctx").intValue() != config.positions) {
            notes.add("config.json has n_ctx " + json.path("n_ctx").intValue() + " beside n_positions " + config.positions
                    + "; the latter is used, as in transformers.");
        }
        if (config.parameters() > MOST_PARAMETERS) {
            throw new BadInput("The model in config.json would have " + config.parameters() + " parameters, more than the "
                    + MOST_PARAMETERS
                    + " that this program takes: choose a smaller model.");
        }
        return config;
    }

    private static void checkKind(ConfigReader reader, JsonNode architectures) {
        var kind = reader.text("model_type", architectures.path(0).asText().equals("GPT2LMHeadModel") ? "gpt2" : "");
        if (!kind.equals("gpt2")) {
            throw new BadInput("The model is of type " + Quoted.of(kind.isEmpty() ? "unknown" : kind)
                    + ", but only models of type 'gpt2' can be explored: choose one of those.");
        }
        if (reader.flag("add_cross_attention", false)) {
            throw new BadInput(
                    "The model has cross-attention to an encoder, but only plain decoders can be explored: choose a model without it.");
        }
    }

    private static int positions(ConfigReader reader) {
        return reader.states("n_positions") || !reader.has("n_ctx")
                ? reader.shape("n_positions", 1024, 1, LONGEST_CONTEXT) : reader.integer("n_ctx", 0, 1, LONGEST_CONTEXT);
    }

    /// The forward pass needs no BOS, so one that can't be used is none. A config that says nothing means GPT-2's, as in transformers.
    private static int bos(JsonNode json, int vocabulary) {
        var bos = json.has("bos_token_id") ? json.get("bos_token_id") : IntNode.valueOf(GPT2_VOCABULARY - 1);
        return bos.isInt() && bos.intValue() >= 0 && bos.intValue() < vocabulary ? bos.intValue() : -1;
    }

    /// The same with another BOS.
    ///
    /// @param id -1 for none
    public Gpt2Config withBos(int id) {
        return new Gpt2Config(layers, heads, dModel, dMlp, positions, vocabulary, activation, epsilon, scaleScores, scaleByLayer,
                tiedUnembedding, id, hasMlp, hasLayerNorm);
    }

    /// The same with the unembedding tied to the embedding or not.
    Gpt2Config withTiedUnembedding(boolean tied) {
        return new Gpt2Config(layers, heads, dModel, dMlp, positions, vocabulary, activation, epsilon, scaleScores, scaleByLayer, tied,
                bos, hasMlp, hasLayerNorm);
    }

    /// The shape of OpenAI's GPT-2 models, which differ in three numbers only.
    public static Gpt2Config likeGpt2(int layers, int heads, int dModel) {
        return new Gpt2Config(layers, heads, dModel, 4 * dModel, 1024, GPT2_VOCABULARY, Activation.GELU_TANH, 1e-5f, true, false, true,
                GPT2_VOCABULARY - 1, true,
                true);
    }

    /// Width of one head.
    public int dHead() {
        return dModel / heads;
    }

    /// What a layer's attention scores are divided by.
    public double scoreDivisor(int layer) {
        return (scaleScores ? Math.sqrt(dHead()) : 1) * (scaleByLayer ? layer + 1 : 1);
    }

    /// Number of weights. The bounds on each number keep it far from overflow: at most 96 * (2^34 + 2^33) + 2^38.
    public long parameters() {
        long d = dModel;
        long norm = hasLayerNorm ? 2 * d : 0;
        long attention = 4 * d * d + 4 * d + norm;
        long mlp = hasMlp ? 2 * d * dMlp + dMlp + d + norm : 0;
        long embeddings = d * vocabulary * (tiedUnembedding ? 1 : 2) + d * positions;
        return layers * (attention + mlp) + embeddings + norm;
    }
}
