package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Many prompts of one length run at once, of which only what happens at the last position is kept.
public final class PromptBatch {

    private final List<float[]> patterns = new ArrayList<>();
    private final List<float[]> neurons = new ArrayList<>();

    private PromptBatch() {}

    /// What happened at the last position.
    ///
    /// @param logits   `[row, vocabulary]`
    /// @param patterns for each layer `[row, head, key]`: where it looked
    /// @param neurons  for each layer with an MLP `[row, d_mlp]`, behind the nonlinearity
    public record Last(float[] logits, List<float[]> patterns, List<float[]> neurons) {
    }

    /// @param embedding W_E `[vocabulary, d_model]`, the model's own or another in its place
    /// @param prompts   token ids, all rows equally long
    /// @throws CancellationException when `cancelled` says so, between two layers
    public static Last run(Gpt2 model, NDArray embedding, int[][] prompts, BooleanSupplier cancelled) {
        return new PromptBatch().go(model, embedding, prompts, cancelled);
    }

    private Last go(Gpt2 model, NDArray embedding, int[][] prompts, BooleanSupplier cancelled) {
        int length = prompts[0].length;
        try (NDManager pass = model.newManager()) {
            ForwardPass forward = new ForwardPass(model, length, 0, this::keep, (site, layer, manager) -> {
                throw new IllegalStateException("every position is computed here");
            }, pass);
            NDArray residual = forward.embed(pass, embedding, prompts);
            for (int layer = 0; layer < model.config().layers(); layer++) {
                Gpt2.check(cancelled);
                try (NDManager scratch = pass.newSubManager()) {
                    NDArray after = forward.block(layer, Views.in(scratch, residual));
                    after.attach(pass);
                    residual.close();
                    residual = after;
                }
            }
            float[] logits = model.logits(residual.get(":, {}", length - 1)).toFloatArray();
            return new Last(logits, List.copyOf(patterns), List.copyOf(neurons));
        }
    }

    private NDArray keep(Site site, int layer, NDArray activation) {
        if (site == Site.PATTERN) {
            patterns.add(activation.get(":, :, -1").toFloatArray());
        } else if (site == Site.MLP_POST) {
            neurons.add(activation.get(":, -1").toFloatArray());
        }
        return activation;
    }
}
