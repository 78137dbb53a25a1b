package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import glasshead.experiment.Site;
import glasshead.experiment.Site.Axes;
import glasshead.experiment.Where;
import java.util.Arrays;
import java.util.function.Consumer;

/// An intervention made ready for the forward pass: its place, its positions as indices, and the numbers that it needs.
///
/// @param positions ascending indices into the prompt; for a pattern they are query rows
/// @param whole     whether `positions` are all of the prompt's
public record Edit(Where where, int[] positions, boolean whole, Change change) {

    /// What happens to the activation. Arrays are owned by whoever made the edit and must outlive the pass.
    public sealed interface Change {

        /// The same number everywhere.
        record Fill(double value) implements Change {
        }

        /// Other numbers: `values` has the activation's axes without position (one value for all positions), or, with `eachPosition`,
        /// one such slice for each of the edit's positions in front. `held` marks values of the unedited run itself.
        record Replace(NDArray values, boolean eachPosition, boolean held) implements Change {
        }

        record Multiply(double factor) implements Change {
        }

        /// `vector` has the activation's axes without position.
        record Add(NDArray vector) implements Change {
        }

        /// Weight 0 from each query (the edit's positions) to each key; rows rescaled to sum 1 if asked.
        record Cut(int[] keys, boolean renormalise) implements Change {
        }
    }

    /// Whether this edit by itself can make a run differ from the unedited one. Holding an activation at its own value can't.
    boolean departs() {
        return !(change instanceof Change.Replace replace && replace.held());
    }

    boolean at(Site site, int layer) {
        return where.site() == site && where.layer() == layer;
    }

    int firstPosition() {
        return positions[0];
    }

    /// Changes one row of a batch in place.
    ///
    /// @param activation `[row, pos, ...]`, or `[row, head, query, key]`
    /// @param from       the position that index 0 of the position axis stands for; earlier positions are left to the run this one grew
    ///                   from
    /// @param to         one past the last position that is computed
    void apply(NDArray activation, int row, int from, int to) {
        if (whole && from == 0 && !eachPosition() && where.site().axes() != Axes.PATTERN) {
            change(activation, slice(row, -1), 0);
            return;
        }
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= from && positions[i] < to) {
                change(activation, slice(row, positions[i] - from), i);
            }
        }
    }

    private boolean eachPosition() {
        return change instanceof Change.Replace replace && replace.eachPosition();
    }

    private void change(NDArray activation, NDIndex slice, int index) {
        switch (change) {
            case Change.Fill fill -> activation.set(slice, fill.value());
            case Change.Replace replace -> {
                try (NDArray value = replace.eachPosition() ? replace.values().get(index) : replace.values().reshape(replace.values()
                        .getShape())) {
                    activation.set(slice, value);
                }
            }
            case Change.Multiply multiply -> inPlace(activation, slice, part -> part.muli(multiply.factor()));
            case Change.Add add -> inPlace(activation, slice, part -> part.addi(add.vector()));
            case Change.Cut cut -> inPlace(activation, slice, part -> cut(part, cut));
        }
    }

    /// @param rows `[key]`, or `[head, key]`
    private static void cut(NDArray rows, Change.Cut cut) {
        for (int key : cut.keys()) {
            if (key < rows.getShape().get(rows.getShape().dimension() - 1)) {
                rows.set(new NDIndex("..., {}", key), 0);
            }
        }
        if (cut.renormalise()) {
            try (NDArray sums = rows.sum(new int[] {-1}, true); NDArray divisor = sums.maximum(Float.MIN_NORMAL)) {
                rows.divi(divisor);
            }
        }
    }

    private static void inPlace(NDArray activation, NDIndex slice, Consumer<NDArray> change) {
        try (NDArray view = activation.get(slice)) {
            change.accept(view);
        }
    }

    /// The part of one row that the edit is about; `position` -1 for all.
    private NDIndex slice(int row, int position) {
        NDIndex index = new NDIndex().addIndices(row);
        Axes axes = where.site().axes();
        int inner = axes == Axes.NEURON ? where.neuron() : where.head();
        if (axes == Axes.PATTERN) {
            return add(add(index, inner), position);
        }
        add(index, position);
        return axes == Axes.HEAD || axes == Axes.NEURON ? add(index, inner) : index;
    }

    private static NDIndex add(NDIndex index, int at) {
        return at < 0 ? index.addAllDim() : index.addIndices(at);
    }

    @Override
    public String toString() {
        return where.label() + " " + change + " at " + Arrays.toString(positions);
    }
}
