package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What happens at the last position of many prompts of one length.
///
/// @param logits   `[row, vocabulary]`
/// @param patterns for each layer `[row, head, key]`: where it looked
/// @param neurons  for each layer with an MLP `[row, d_mlp]`, behind the nonlinearity
public record LastPositions(float[] logits, List<float[]> patterns, List<float[]> neurons) {

    /// @param embedding W_E `[vocabulary, d_model]`, the model's own or another in its place
    /// @param prompts   token ids, all rows equally long
    /// @throws CancellationException when `cancelled` says so, between two layers
    public static LastPositions of(Gpt2 model, NDArray embedding, int[][] prompts, BooleanSupplier cancelled) {
        List<float[]> patterns = new ArrayList<>();
        List<float[]> neurons = new ArrayList<>();
        var recorder = new LayerLoop.Recorder() {
            @Override
            public void tokens(Site site, int layer, NDArray activation, Layout layout) {
                if (site == Site.MLP_POST) {
                    // Of the last layer only the last position is computed.
                    NDArray rows = activation.reshape(prompts.length, -1, activation.getShape().get(1));
                    neurons.add(rows.get(":, -1").toFloatArray());
                }
            }

            @Override
            public void attention(Site site, int layer, NDArray activation, Layout.Group group) {
                if (site == Site.PATTERN) {
                    patterns.add(activation.get(":, :, -1").toFloatArray());
                }
            }
        };
        int[] last = new int[prompts.length];
        Arrays.fill(last, prompts[0].length - 1);
        List<Row> rows = Stream.of(prompts).map(prompt -> Row.whole(prompt, List.of())).toList();
        try (NDManager scratch = model.newManager()) {
            NDArray residual = new LayerLoop(model, rows, last, recorder).withEmbedding(embedding).run(scratch, cancelled);
            return new LastPositions(model.logits(residual).toFloatArray(), List.copyOf(patterns), List.copyOf(neurons));
        }
    }
}
