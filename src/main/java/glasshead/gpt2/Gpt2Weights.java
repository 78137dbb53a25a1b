package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All parameters, fp32, in the layout that the forward pass multiplies by.
///
/// @param embed       token embedding W_E `[vocab, d_model]`
/// @param position    position embedding W_pos `[context, d_model]`
/// @param unembed     W_U transposed, `[vocab, d_model]`, so that each token's direction is one contiguous row
/// @param unembedBias b_U `[vocab]`
public record Gpt2Weights(NDArray embed, NDArray position, List<Block> blocks, Norm finalNorm, NDArray unembed, NDArray unembedBias) {

    /// One transformer block, which may have no MLP.
    ///
    /// @param qkv     W_Q, W_K, W_V side by side, each with its heads side by side: `[d_model, 3 * head * d_head]`
    /// @param output  W_O with the heads one under the other: `[head * d_head, d_model]`
    public record Block(Norm norm1, NDArray qkv, NDArray qkvBias, NDArray output, NDArray outputBias, @Nullable Mlp mlp) {
    }

    /// The LayerNorm before it, W_in `[d_model, d_mlp]`, W_out `[d_mlp, d_model]` and their biases.
    public record Mlp(Norm norm, NDArray in, NDArray inBias, NDArray out, NDArray outBias) {
    }

    /// A LayerNorm.
    ///
    /// @param present false for models without LayerNorm, where the activation passes as it is
    /// @param affine  until it is folded into the next linear map
    public record Norm(boolean present, @Nullable Affine affine) {

        static final Norm FOLDED = new Norm(true, null);
        static final Norm ABSENT = new Norm(false, null);
    }

    /// What a LayerNorm's normalised values are multiplied by, and what is added: `[d_model]` both.
    public record Affine(NDArray gain, NDArray offset) {
    }

    public Block block(int layer) {
        return blocks.get(layer);
    }

    /// How many numbers are held.
    public long size() {
        LongStream inBlocks = blocks.stream().flatMap(block -> Stream.concat(
                Stream.of(block.qkv, block.qkvBias, block.output, block.outputBias),
                block.mlp == null ? Stream.empty() : Stream.of(block.mlp.in, block.mlp.inBias, block.mlp.out, block.mlp.outBias)))
                .mapToLong(NDArray::size);
        return inBlocks.sum() + embed.size() + position.size() + unembed.size();
    }
}
