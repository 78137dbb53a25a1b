package glasshead.ui.neurons;

import glasshead.analysis.Largest;
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
/// @param errorAfter of `after`
/// @param reading what a neuron writes and reads, once that is known
record NeuronRow(String label, int neuron, double before, double after, double error, double errorAfter,
        @Nullable NeuronReading reading) {

    static final int NONE = -1;

    boolean isNeuron() {
        return neuron != NONE;
    }

    NeuronRow read(NeuronReading read) {
        return new NeuronRow(label, neuron, before, after, error, errorAfter, read);
    }

    /// The neurons that are strongest in either run, the others together and the output bias: they add up to the MLP's bar.
    ///
    /// @param chosen      one that is among them however weak it is, or [#NONE]
    /// @param errors      of each neuron and the bias before, none for one prompt
    /// @param errorsAfter of the same after
    static List<NeuronRow> of(MlpNeurons before, MlpNeurons after, double[] errors, double[] errorsAfter, int count,
            int chosen) {
        int all = before.values().length;
        List<Integer> shown = new ArrayList<>(Largest.of(all, neuron -> Math.max(Math.abs(before.values()[neuron]), Math.abs(after
                .values()[neuron])), count));
        if (chosen != NONE && chosen < all && !shown.contains(chosen)) {
            shown.add(chosen);
        }
        List<NeuronRow> rows = new ArrayList<>();
        for (int neuron : shown) {
            rows.add(new NeuronRow("L" + before.layer() + "N" + neuron, neuron, before.values()[neuron], after.values()[neuron], error(
                    errors,
                    neuron), error(errorsAfter, neuron), null));
        }
        int others = all - shown.size();
        if (others > 0) {
            rows.add(new NeuronRow("other " + others, NONE, rest(before, shown), rest(after, shown), Double.NaN, Double.NaN, null));
        }
        rows.add(new NeuronRow("output bias", NONE, before.bias(), after.bias(), error(errors, all), error(errorsAfter, all), null));
        return List.copyOf(rows);
    }

    private static double error(double[] errors, int number) {
        return errors.length == 0 ? Double.NaN : errors[number];
    }

    private static double rest(MlpNeurons all, List<Integer> shown) {
        return Arrays.stream(all.values()).sum() - shown.stream().mapToDouble(neuron -> all.values()[neuron]).sum();
    }
}
