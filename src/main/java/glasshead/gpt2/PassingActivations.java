package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Runs prompts as one batch and shows what passes, layer by layer, as plain numbers. Nothing is kept, and nothing is unembedded.
public final class PassingActivations {

    /// Looks at what passes, on the thread that runs.
    public interface Observer {

        /// What one row's neurons do, behind the nonlinearity.
        ///
        /// @param values `[token, d_mlp]`, the row's from `offset` on
        void neurons(int layer, int row, float[] values, int offset);

        /// How one row's heads attend.
        ///
        /// @param patterns `[head, query, key]`, the row's from `offset` on
        void patterns(int layer, int row, float[] patterns, int offset);
    }

    private PassingActivations() {}

    /// @param neurons  whether neurons are looked at
    /// @param patterns whether heads are looked at
    /// @throws java.util.concurrent.CancellationException when `cancelled` says so, between two layers
    public static void of(Gpt2 model, List<int[]> prompts, boolean neurons, boolean patterns, Observer observer,
            BooleanSupplier cancelled) {
        var recorder = new LayerLoop.Recorder() {
            @Override
            public void tokens(Site site, int layer, NDArray activation, Layout layout) {
                if (neurons && site == Site.MLP_POST) {
                    float[] values = activation.toFloatArray();
                    int width = model.config().dMlp();
                    layout.spans().forEach(span -> observer.neurons(layer, span.row(), values, layout.first(span.row()) * width));
                }
            }

            @Override
            public void attention(Site site, int layer, NDArray activation, Layout.Group group) {
                if (patterns && site == Site.PATTERN) {
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
            new LayerLoop(model, rows, null, recorder).run(scratch, cancelled);
        }
    }
}
