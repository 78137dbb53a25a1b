package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.checkpoint.TensorSource;
import glasshead.gpt2.Gpt2Weights.Affine;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a checkpoint's tensors as a [TensorPlan] says.
final class WeightLoading {

    private final Gpt2Config config;
    private final TensorPlan plan;
    private final Map<String, long[]> shapes;
    private final TensorSource tensors;
    private final NDManager manager;

    WeightLoading(TensorPlan plan, TensorSource tensors, NDManager manager) {
        this.plan = plan;
        this.config = plan.config();
        this.shapes = TensorShapes.of(config);
        this.tensors = tensors;
        this.manager = manager;
    }

    /// @param ownUnembedding whether the unembedding may not share its memory with the embedding
    Gpt2Weights load(boolean ownUnembedding) {
        NDArray embed = read(TensorNames.EMBEDDING);
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
        return read(TensorNames.HEAD);
    }

    private Block block(String name) {
        Mlp mlp = config.hasMlp() ? new Mlp(norm(name + "ln_2"), read(name + "mlp.c_fc.weight"), read(name + "mlp.c_fc.bias"),
                read(name + "mlp.c_proj.weight"), read(name + "mlp.c_proj.bias")) : null;
        return new Block(norm(name + "ln_1"), read(name + "attn.c_attn.weight"), read(name + "attn.c_attn.bias"),
                read(name + "attn.c_proj.weight"), read(name + "attn.c_proj.bias"), mlp);
    }

    private Norm norm(String name) {
        return config.hasLayerNorm()
                ? new Norm(true, new Affine(read(name + ".weight"), read(name + ".bias")))
                : Norm.ABSENT;
    }

    private NDArray read(String core) {
        String name = plan.names().get(core);
        if (name == null) {
            Shape shape = new Shape(shapes.get(TensorNames.canonical(core)));
            return core.endsWith(".bias") ? manager.zeros(shape) : manager.ones(shape);
        }
        return plan.transposed() && TensorPlan.isLinear(core) ? turned(name) : tensors.read(manager, name);
    }

    /// Row-major like every other, since a turned view would be multiplied by more slowly.
    private NDArray turned(String name) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray stored = tensors.read(scratch, name);
            return manager.zeros(stored.transpose().getShape()).addi(stored.transpose());
        }
    }
}
