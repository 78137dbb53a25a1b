package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a checkpoint's tensors under their Hugging Face names (`GPT2LMHeadModel`), each checked against the shape that the config asks for
/// before it is read. Names may have the prefix `transformer.` or not.
final class WeightLoading {

    private final Gpt2Config config;
    private final TensorSource tensors;
    private final NDManager manager;
    private final String prefix;

    WeightLoading(Gpt2Config config, TensorSource tensors, NDManager manager) {
        this.config = config;
        this.tensors = tensors;
        this.manager = manager;
        this.prefix = tensors.names().contains("transformer.wte.weight") ? "transformer." : "";
    }

    /// @param ownUnembedding whether the unembedding may not share its memory with the embedding
    Gpt2Weights load(boolean ownUnembedding) {
        int d = config.dModel();
        NDArray embed = read("wte.weight", config.vocabulary(), d);
        NDArray position = read("wpe.weight", config.positions(), d);
        List<Block> blocks = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            blocks.add(block("h." + layer + "."));
        }
        NDArray unembedBias = manager.zeros(new Shape(config.vocabulary()));
        return new Gpt2Weights(embed, position, blocks, norm("ln_f"), unembedding(embed, ownUnembedding), unembedBias);
    }

    private NDArray unembedding(NDArray embed, boolean own) {
        if (config.tiedUnembedding()) {
            return own ? embed.duplicate() : embed;
        }
        return checked("lm_head.weight", config.vocabulary(), config.dModel());
    }

    private Block block(String name) {
        int d = config.dModel();
        Mlp mlp = config.hasMlp() ? new Mlp(
                read(name + "mlp.c_fc.weight", d, config.dMlp()), read(name + "mlp.c_fc.bias", config.dMlp()),
                read(name + "mlp.c_proj.weight", config.dMlp(), d), read(name + "mlp.c_proj.bias", d)) : null;
        return new Block(norm(name + "ln_1"),
                read(name + "attn.c_attn.weight", d, 3L * d), read(name + "attn.c_attn.bias", 3L * d),
                read(name + "attn.c_proj.weight", d, d), read(name + "attn.c_proj.bias", d),
                config.hasMlp() ? norm(name + "ln_2") : null, mlp);
    }

    private Norm norm(String name) {
        return config.hasLayerNorm()
                ? new Norm(true, read(name + ".weight", config.dModel()), read(name + ".bias", config.dModel()))
                : Norm.ABSENT;
    }

    private NDArray read(String name, long... shape) {
        return checked(prefix + name, shape);
    }

    private NDArray checked(String name, long... shape) {
        if (!tensors.names().contains(name)) {
            throw new BadInput("The model has no tensor '" + name + "', which its config.json asks for; get the checkpoint again.");
        }
        long[] found = tensors.shape(name);
        if (!Arrays.equals(found, shape)) {
            throw new BadInput("Tensor '%s' has shape %s where config.json asks for %s; config and weights are not of one model."
                    .formatted(name, Arrays.toString(found), Arrays.toString(shape)));
        }
        return tensors.read(manager, name);
    }
}
