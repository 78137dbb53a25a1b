package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Reads a checkpoint's tensors under their Hugging Face names (`GPT2LMHeadModel`), each checked against the shape that the config asks for
/// ([TensorShapes]) before it is read. Names may have the prefix `transformer.` or not.
final class WeightLoading {

    private final Gpt2Config config;
    private final Map<String, long[]> shapes;
    private final TensorSource tensors;
    private final NDManager manager;
    private final String prefix;

    WeightLoading(Gpt2Config config, TensorSource tensors, NDManager manager) {
        this.config = config;
        this.shapes = TensorShapes.of(config);
        this.tensors = tensors;
        this.manager = manager;
        this.prefix = tensors.names().contains(TensorShapes.PREFIX + "wte.weight") ? TensorShapes.PREFIX : "";
    }

    /// @param ownUnembedding whether the unembedding may not share its memory with the embedding
    Gpt2Weights load(boolean ownUnembedding) {
        NDArray embed = read("wte.weight");
        NDArray position = read("wpe.weight");
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
        return checked("lm_head.weight", shapes.get("lm_head.weight"));
    }

    private Block block(String name) {
        Mlp mlp = config.hasMlp() ? new Mlp(read(name + "mlp.c_fc.weight"), read(name + "mlp.c_fc.bias"),
                read(name + "mlp.c_proj.weight"), read(name + "mlp.c_proj.bias")) : null;
        return new Block(norm(name + "ln_1"), read(name + "attn.c_attn.weight"), read(name + "attn.c_attn.bias"),
                read(name + "attn.c_proj.weight"), read(name + "attn.c_proj.bias"),
                config.hasMlp() ? norm(name + "ln_2") : null, mlp);
    }

    private Norm norm(String name) {
        return config.hasLayerNorm()
                ? new Norm(true, read(name + ".weight"), read(name + ".bias"))
                : Norm.ABSENT;
    }

    private NDArray read(String name) {
        return checked(prefix + name, shapes.get(TensorShapes.PREFIX + name));
    }

    private NDArray checked(String name, long[] shape) {
        if (!tensors.names().contains(name)) {
            throw new BadInput("The model has no tensor '" + name + "', which its config.json asks for; get the checkpoint again.");
        }
        long[] found = tensors.shape(name);
        if (!Arrays.equals(found, shape)) {
            throw new BadInput(Texts.format(
                    "Tensor '%s' has shape %s where config.json asks for %s; config and weights are not of one model.", name, Arrays
                            .toString(found), Arrays.toString(shape)));
        }
        return tensors.read(manager, name);
    }
}
