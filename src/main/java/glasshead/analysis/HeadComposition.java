package glasshead.analysis;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;

/// The [Composition] of one head with all others: with earlier ones, which may feed it, and with later ones, which it may feed. Runs play
/// no part.
///
/// @param head the one
public record HeadComposition(Head head) implements Analysis<HeadComposition.Scores> {

    /// @param random what unrelated matrices of these shapes score
    /// @param values `[kind][layer][head]`, `NaN` in the head's own layer
    public record Scores(Head head, double random, double[][][] values) {

        public double of(CompositionKind kind, Head other) {
            return values[kind.ordinal()][other.layer()][other.index()];
        }
    }

    @Override
    public Scores of(Evidence evidence) {
        Gpt2 model = evidence.model();
        double[][][] values = new double[CompositionKind.values().length][model.config().layers()][model.config().heads()];
        Arrays.stream(values).flatMap(Arrays::stream).forEach(row -> Arrays.fill(row, Double.NaN));
        for (int layer = 0; layer < values[0].length; layer++) {
            if (layer != head.layer()) {
                put(values, layer, model, layer < head.layer());
            }
        }
        return new Scores(head, Composition.random(model), values);
    }

    private void put(double[][][] values, int layer, Gpt2 model, boolean earlier) {
        int heads = model.config().heads();
        int own = head.index();
        try (NDManager manager = model.newManager()) {
            HeadMaps later = earlier ? HeadMaps.of(manager, model, head.layer(), own, own + 1) : HeadMaps.of(manager, model, layer, 0,
                    heads);
            double[][][] scores = earlier ? Composition.written(model, layer, 0, heads, Composition.reading(later))
                    : Composition.written(model, head.layer(), own, own + 1, Composition.reading(later));
            for (int kind = 0; kind < scores.length; kind++) {
                for (int other = 0; other < heads; other++) {
                    values[kind][layer][other] = earlier ? scores[kind][other][0] : scores[kind][0][other];
                }
            }
        }
    }
}
