package glasshead.analysis.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.analysis.HeadMaps;
import glasshead.analysis.TokenValue;
import glasshead.experiment.Head;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What a head does by its weights alone, processed: what it makes of a token that it looks at (its OV circuit,
/// W_E W_V W_O W_U), and which tokens a token looks for (its QK circuit, W_E W_Q W_Kᵀ W_Eᵀ / √d_head, without positions and biases).
/// LayerNorm's scales are left out: they depend on the prompt.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021).
///
/// @param ovNorm Frobenius norm of W_V W_O
/// @param qkNorm Frobenius norm of W_Q W_Kᵀ
/// @param distances by how far the key is behind the query, from 0: the mean over queries of what the two positions' embeddings give to the
///                  score, W_pos W_Q W_Kᵀ W_posᵀ / √d_head, over the first positions of the context
/// @param ov     for each word as the source, what it does to the logit of every token: `[word][token]`
/// @param qk     for each word as the query, the score of every token as the key: `[word][token]`
public record HeadWeights(Head head, Copying copying, double ovNorm, double qkNorm, double[] distances, double[][] ov,
        double[][] qk) {

    private static final int POSITIONS = 128;

    /// @param words token ids
    public static HeadWeights of(Gpt2 model, Head head, int[] words, BooleanSupplier cancelled) {
        try (NDManager manager = model.newManager()) {
            HeadMaps maps = HeadMaps.of(manager, model, head.layer(), head.index(), head.index() + 1).exact();
            NDArray value = maps.value().get(0);
            NDArray output = maps.output().get(0);
            NDArray query = maps.query().get(0);
            NDArray keys = maps.key().get(0).transpose();
            double[][] ov = new double[words.length][model.config().vocabulary()];
            double[][] qk = new double[words.length][model.config().vocabulary()];
            int width = model.config().dHead();
            double[] copied = new double[width * width];
            // Columns [d_model, d_head + word]: what the head reads and writes, beside what it looks for from each word and makes of it.
            NDArray out = beside(output.transpose(), words, () -> TokenProducts.embedded(manager, model, words).matMul(value).matMul(
                    output));
            NDArray in = beside(value, words, () -> TokenProducts.embedded(manager, model, words).matMul(query).matMul(keys)
                    .div(model.config().scoreDivisor(head.layer())));
            TokenProducts.each(model, cancelled, (first, embed, unembed) -> {
                NDArray written = unembed.matMul(out);
                NDArray read = embed.matMul(in);
                double[] part = TokenProducts.exact(written.get(":, 0:{}", width)).transpose().matMul(TokenProducts.exact(read.get(
                        ":, 0:{}", width))).toDoubleArray();
                Arrays.setAll(copied, i -> copied[i] + part[i]);
                if (words.length > 0) {
                    TokenProducts.put(ov, first, written.get(":, {}:", width));
                    TokenProducts.put(qk, first, read.get(":, {}:", width));
                }
            });
            return new HeadWeights(head, Copying.of(copied, width), norm(value, output), norm(query, keys), distances(
                    manager, model,
                    head, query, keys), ov, qk);
        }
    }

    /// @param ofWords `[word, d_model]`, made where there are words
    private static NDArray beside(NDArray columns, int[] words, Supplier<NDArray> ofWords) {
        return TokenProducts.rounded(words.length == 0 ? columns : columns.concat(ofWords.get().transpose(), 1));
    }

    private static double[] distances(NDManager manager, Gpt2 model, Head head, NDArray query, NDArray keys) {
        int count = Math.min(POSITIONS, model.config().positions());
        NDArray positions = TokenProducts.exact(model.weights().position().get(manager, new NDIndex("0:{}", count)));
        double[] scores = positions.matMul(query).matMul(keys).matMul(positions.transpose()).div(model.config().scoreDivisor(head.layer()))
                .toDoubleArray();
        double[] distances = new double[count];
        Arrays.setAll(distances, far -> IntStream.range(far, count).mapToDouble(at -> scores[at * count + at - far]).average()
                .orElseThrow());
        return distances;
    }

    /// The tokens that a head raises most where it looks at each word.
    public List<List<TokenValue>> raised(int count) {
        return Arrays.stream(ov).map(row -> TokenValue.largest(row, count)).toList();
    }

    /// The tokens that each word looks for most.
    public List<List<TokenValue>> sought(int count) {
        return Arrays.stream(qk).map(row -> TokenValue.largest(row, count)).toList();
    }

    /// The Frobenius norm of A B from AᵀA and B Bᵀ, which are small.
    ///
    /// @param left  A `[outer, inner]`
    /// @param right B `[inner, outer]`
    static double norm(NDArray left, NDArray right) {
        double square = left.transpose().matMul(left).mul(right.matMul(right.transpose())).sum().getDouble();
        return Math.sqrt(Math.max(0, square));
    }
}
