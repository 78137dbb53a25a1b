package glasshead.analysis.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import glasshead.gpt2.Gpt2;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Embedding and unembedding, some tokens at a time: no second copy of them is made, and nothing that has the vocabulary on both sides.
/// What is multiplied with them was put together in double precision.
final class TokenProducts {

    private static final int TOKENS = 4096;

    private TokenProducts() {}

    /// What is done with some tokens.
    interface Use {

        /// @param first   the first of them
        /// @param embed   their rows of W_E `[token, d_model]`; what is made of them is freed behind the call
        /// @param unembed their rows of W_U transposed `[token, d_model]`
        void of(int first, NDArray embed, NDArray unembed);
    }

    /// All tokens, once.
    static void each(Gpt2 model, BooleanSupplier cancelled, Use use) {
        int vocabulary = model.config().vocabulary();
        for (int first = 0; first < vocabulary; first += TOKENS) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            try (NDManager scratch = model.newManager()) {
                NDIndex some = new NDIndex("{}:{}", first, Math.min(vocabulary, first + TOKENS));
                use.of(first, model.weights().embed().get(scratch, some), model.weights().unembed().get(scratch, some));
            }
        }
    }

    /// The embeddings of some tokens `[token, d_model]`, in double precision.
    ///
    /// @param tokens at least one
    static NDArray embedded(NDManager manager, Gpt2 model, int[] tokens) {
        return exact(model.weights().embed().get(manager, new NDIndex("{}", manager.create(tokens))));
    }

    static NDArray exact(NDArray array) {
        return array.toType(DataType.FLOAT64, false);
    }

    /// For a product with many tokens.
    static NDArray rounded(NDArray array) {
        return array.toType(DataType.FLOAT32, false);
    }

    /// Some columns of a table `[row][token]`.
    ///
    /// @param columns `[token, row]`, of the tokens from `first` on
    static void put(double[][] table, int first, NDArray columns) {
        float[] values = columns.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            table[i % table.length][first + i / table.length] = values[i];
        }
    }
}
