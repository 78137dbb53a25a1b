package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Runs prompts as one batch and shows what passes, layer by layer, as plain numbers. Nothing is kept, and nothing is unembedded.
public final class PassingActivations {

    /// Looks at what passes, on the thread that runs.
    public interface Observer {

        /// What one row's neurons do, behind the nonlinearity.
        ///
        /// @param values `[token, d_mlp]`, the row's from `offset` on
        void neurons(int layer, int row, float[] values, int offset);

        /// What passes one of the other sites that are asked for.
        ///
        /// @param values `[token, width]`, the row's from `offset` on
        default void site(ActivationSums.Place place, int row, float[] values, int offset, int width) {
            throw new IllegalStateException("not asked for");
        }

        /// How one row's heads attend.
        ///
        /// @param patterns `[head, query, key]`, the row's from `offset` on
        void patterns(int layer, int row, float[] patterns, int offset);
    }

    /// What is looked at.
    ///
    /// @param sites of which each token has a row; also `ln_final.hook_normalized`, which no layer has
    public record Wanted(boolean neurons, boolean patterns, Set<ActivationSums.Place> sites) {
    }

    private static final ActivationSums.Place LAST = new ActivationSums.Place(Site.LN_FINAL_NORMALIZED, 0);

    private PassingActivations() {}

    /// @throws java.util.concurrent.CancellationException when `cancelled` says so, between two layers
    public static void of(Gpt2 model, List<int[]> prompts, Wanted wanted, Observer observer, BooleanSupplier cancelled) {
        var recorder = new LayerLoop.Recorder() {
            @Override
            public void tokens(Site site, int layer, NDArray activation, Layout layout) {
                ActivationSums.Place place = new ActivationSums.Place(site, layer);
                if (wanted.sites.contains(place)) {
                    float[] values = activation.toFloatArray();
                    int width = values.length / layout.tokens();
                    layout.spans().forEach(span -> observer.site(place, span.row(), values, layout.first(span.row()) * width, width));
                }
                if (wanted.neurons && site == Site.MLP_POST) {
                    float[] values = activation.toFloatArray();
                    int width = model.config().dMlp();
                    layout.spans().forEach(span -> observer.neurons(layer, span.row(), values, layout.first(span.row()) * width));
                }
            }

            @Override
            public void attention(Site site, int layer, NDArray activation, Layout.Group group) {
                if (wanted.patterns && site == Site.PATTERN) {
                    float[] values = activation.toFloatArray();
                    int size = values.length / group.rows();
                    for (int index = 0; index < group.rows(); index++) {
                        observer.patterns(layer, group.spans().get(index).row(), values, index * size);
                    }
                }
            }
        };
        List<Row> rows = prompts.stream().map(prompt -> Row.whole(prompt, List.of())).toList();
        try (NDManager scratch = model.newManager()) {
            NDArray residual = new LayerLoop(model, rows, null, recorder).run(scratch, cancelled);
            if (wanted.sites.contains(LAST)) {
                float[] values = Normalized.of(model.weights().finalNorm(), residual, model.config().epsilon()).values().toFloatArray();
                int width = model.config().dModel();
                int first = 0;
                for (int row = 0; row < prompts.size(); row++) {
                    observer.site(LAST, row, values, first * width, width);
                    first += prompts.get(row).length;
                }
            }
        }
    }
}
