package glasshead.ui.neurons;

import glasshead.analysis.MlpNeurons;
import glasshead.analysis.NeuronReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of an MLP's bar unfolded: a neuron, the output bias, or the neurons that have no line of their own together.
///
/// @param neuron  or [#NONE]
/// @param before  logits, in the run without interventions
/// @param after   in the run with them; the same as `before` when there is none
/// @param error   standard error of `before` over a set, `NaN` for one prompt
/// @param reading what a neuron writes and reads, once that is known
record NeuronRow(String label, int neuron, double before, double after, double error, @Nullable NeuronReading reading) {

    static final int NONE = -1;

    boolean isNeuron() {
        return neuron != NONE;
    }

    NeuronRow read(NeuronReading read) {
        return new NeuronRow(label, neuron, before, after, error, read);
    }

    /// The strongest neurons, the others together and the output bias: they add up to the MLP's bar.
    ///
    /// @param errors of each neuron, none for one prompt
    static List<NeuronRow> of(MlpNeurons before, MlpNeurons after, double[] errors, int count) {
        List<Integer> shown = before.strongest(count);
        List<NeuronRow> rows = new ArrayList<>();
        for (int neuron : shown) {
            rows.add(new NeuronRow("L" + before.layer() + "N" + neuron, neuron, before.values()[neuron], after.values()[neuron],
                    errors.length == 0 ? Double.NaN : errors[neuron], null));
        }
        int others = before.values().length - shown.size();
        if (others > 0) {
            rows.add(new NeuronRow("other " + others, NONE, rest(before, shown), rest(after, shown), Double.NaN, null));
        }
        rows.add(new NeuronRow("output bias", NONE, before.bias(), after.bias(), Double.NaN, null));
        return List.copyOf(rows);
    }

    private static double rest(MlpNeurons all, List<Integer> shown) {
        return Arrays.stream(all.values()).sum() - shown.stream().mapToDouble(neuron -> all.values()[neuron]).sum();
    }
}
