package glasshead.analysis.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.TokenValue;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What a token says of the next one past all heads and MLPs: its row of W_E W_U, bigram statistics in a model that has learned them.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021), zero-layer transformers.
///
/// @param logits `[word][token]`
public record DirectPath(double[][] logits) {

    /// @param words token ids
    public static DirectPath of(Gpt2 model, int[] words, BooleanSupplier cancelled) {
        double[][] logits = new double[words.length][model.config().vocabulary()];
        if (words.length > 0) {
            try (NDManager manager = model.newManager()) {
                NDArray columns = TokenProducts.rounded(TokenProducts.embedded(manager, model, words).transpose());
                TokenProducts.each(model, cancelled, (first, embed, unembed) -> TokenProducts.put(logits, first, unembed.matMul(columns)));
            }
        }
        return new DirectPath(logits);
    }

    /// The tokens that each word raises most.
    public List<List<TokenValue>> raised(int count) {
        return Arrays.stream(logits).map(row -> TokenValue.largest(row, count)).toList();
    }
}
