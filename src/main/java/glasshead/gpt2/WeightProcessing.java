package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.gpt2.Gpt2Weights.Affine;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.List;

/// Rewrites the weights so that the model computes the same probabilities and every part can be read by itself: LayerNorm gains and offsets
/// are folded into the next linear map, everything that writes to the residual stream is centred over `d_model`, the unembedding is centred
/// over the vocabulary, and value biases are folded into the output bias.
///
/// Source: `HookedTransformer.process_weights_` of TransformerLens (`fold_ln`, `center_writing_weights`, `center_unembed`,
/// `fold_value_biases`). Arrays are changed in place; they must not be shared (a tied unembedding is a copy of its own).
final class WeightProcessing {

    private final NDManager scratch;

    private WeightProcessing(NDManager scratch) {
        this.scratch = scratch;
    }

    static Gpt2Weights process(Gpt2Weights raw) {
        try (NDManager scratch = raw.embed().getManager().newSubManager()) {
            return new WeightProcessing(scratch).all(raw);
        }
    }

    private Gpt2Weights all(Gpt2Weights raw) {
        List<Block> blocks = raw.blocks().stream().map(this::block).toList();
        boolean normed = raw.finalNorm().present();
        foldIntoUnembedding(raw);
        if (normed) {
            // Without LayerNorm nothing takes the mean away later, so centring would change what the model computes.
            centreRows(raw.embed());
            centreRows(raw.position());
        }
        centreColumns(raw.unembed());
        raw.unembedBias().subi(temporary(raw.unembedBias()).mean());
        return new Gpt2Weights(raw.embed(), raw.position(), blocks, folded(raw.finalNorm()), raw.unembed(), raw.unembedBias());
    }

    private void foldIntoUnembedding(Gpt2Weights raw) {
        Affine affine = raw.finalNorm().affine();
        if (affine != null) {
            raw.unembedBias().addi(temporary(raw.unembed()).matMul(affine.offset()));
            raw.unembed().muli(affine.gain());
            centreRows(raw.unembed());
        }
    }

    private Block block(Block raw) {
        fold(raw.norm1(), raw.qkv(), raw.qkvBias());
        if (raw.norm1().present()) {
            centreRows(raw.output());
            raw.outputBias().subi(temporary(raw.outputBias()).mean());
        }
        foldValueBias(raw);
        Mlp mlp = raw.mlp();
        if (mlp != null) {
            fold(mlp.norm(), mlp.in(), mlp.inBias());
            if (mlp.norm().present()) {
                centreRows(mlp.out());
                mlp.outBias().subi(temporary(mlp.outBias()).mean());
            }
        }
        return new Block(folded(raw.norm1()), raw.qkv(), raw.qkvBias(), raw.output(), raw.outputBias(),
                mlp == null ? null : new Mlp(folded(mlp.norm()), mlp.in(), mlp.inBias(), mlp.out(), mlp.outBias()));
    }

    /// Gain and offset of a LayerNorm move into the map `[d_model, out]` that reads it.
    private void fold(Norm norm, NDArray map, NDArray bias) {
        Affine affine = norm.affine();
        if (affine != null) {
            bias.addi(temporary(affine.offset()).matMul(map));
            map.muli(temporary(affine.gain()).expandDims(1));
            centreColumns(map);
        }
    }

    /// Attention rows sum to 1, so a value's bias reaches the output whatever is attended to.
    private void foldValueBias(Block block) {
        long width = block.qkvBias().size() / 3;
        NDArray valueBias = temporary(block.qkvBias()).get("{}:", 2 * width);
        block.outputBias().addi(valueBias.matMul(block.output()));
        valueBias.muli(0);
    }

    private void centreRows(NDArray matrix) {
        matrix.subi(temporary(matrix).mean(new int[] {1}, true));
    }

    private void centreColumns(NDArray matrix) {
        matrix.subi(temporary(matrix).mean(new int[] {0}, true));
    }

    /// The same numbers, with results of operations on them going to the scratch manager.
    private NDArray temporary(NDArray array) {
        return Views.in(scratch, array);
    }

    private static Norm folded(Norm norm) {
        return norm == null || !norm.present() ? norm : Norm.FOLDED;
    }
}
