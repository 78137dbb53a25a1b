package glasshead.gpt2;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The tensors of a checkpoint in Hugging Face's layout (`GPT2LMHeadModel`), with the shapes that a configuration asks for.
public final class TensorShapes {

    /// Before the name of every tensor but the unembedding.
    static final String PREFIX = "transformer.";

    private final Gpt2Config config;
    private final SequencedMap<String, long[]> shapes = new LinkedHashMap<>();

    private TensorShapes(Gpt2Config config) {
        this.config = config;
    }

    /// Every tensor's shape under its name, in the order of the forward pass.
    public static SequencedMap<String, long[]> of(Gpt2Config config) {
        return new TensorShapes(config).all();
    }

    private SequencedMap<String, long[]> all() {
        add("wte.weight", config.vocabulary(), config.dModel());
        add("wpe.weight", config.positions(), config.dModel());
        for (int layer = 0; layer < config.layers(); layer++) {
            addBlock("h." + layer + ".");
        }
        addNorm("ln_f");
        if (!config.tiedUnembedding()) {
            shapes.put("lm_head.weight", new long[] {config.vocabulary(), config.dModel()});
        }
        return shapes;
    }

    private void addBlock(String block) {
        addNorm(block + "ln_1");
        addLinear(block + "attn.c_attn", config.dModel(), 3 * config.dModel());
        addLinear(block + "attn.c_proj", config.dModel(), config.dModel());
        if (config.hasMlp()) {
            addNorm(block + "ln_2");
            addLinear(block + "mlp.c_fc", config.dModel(), config.dMlp());
            addLinear(block + "mlp.c_proj", config.dMlp(), config.dModel());
        }
    }

    private void addNorm(String name) {
        if (config.hasLayerNorm()) {
            add(name + ".weight", config.dModel());
            add(name + ".bias", config.dModel());
        }
    }

    private void addLinear(String name, int in, int out) {
        add(name + ".weight", in, out);
        add(name + ".bias", out);
    }

    private void add(String name, long... shape) {
        shapes.put(PREFIX + name, shape);
    }
}
