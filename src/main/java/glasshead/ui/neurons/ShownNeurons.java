package glasshead.ui.neurons;

import glasshead.engine.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An MLP unfolded.
///
/// @param sum      of all rows: the MLP's bar, before and after
/// @param compared whether there are interventions, so that after is not before
/// @param of       the run that it belongs to; names its tokens
/// @param over     what the numbers are a mean over; empty for one prompt
record ShownNeurons(int layer, List<NeuronRow> rows, double sum, double sumAfter, boolean compared, Findings of, String over) {

    /// The row of a neuron; the first where that has none.
    @Nullable
    NeuronRow chosen(int neuron) {
        return rows.stream().filter(row -> row.isNeuron() && row.neuron() == neuron).findFirst().or(() -> rows.stream().findFirst())
                .orElse(null);
    }

    /// How far the bars reach to either side.
    double limit() {
        return rows.stream().mapToDouble(row -> Math.max(Math.abs(row.before()), Math.abs(row.after()))).max().orElse(1);
    }
}
