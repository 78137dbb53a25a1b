package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.Arrays;
import java.util.BitSet;
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

        /// `values` has the activation's axes without position (the same is added at all positions), or, with `eachPosition`, one such
        /// slice for each of the edit's positions in front.
        record Add(NDArray values, boolean eachPosition) implements Change {
        }

        /// Edges of the whole model carry what their senders write elsewhere, at the edit's positions; see [CutPass].
        ///
        /// @param cut by their number in the graph
        record CutEdges(BitSet cut, Senders others) implements Change {
        }

        /// Weight 0 from each query (the edit's positions) to each key; rows rescaled to sum 1 if asked.
        record Cut(int[] keys, boolean renormalise) implements Change {
        }
    }

    /// Whether this edit by itself can make a run differ from the unedited one. Holding an activation at its own value can't; in a run with
    /// other edits it can, since it takes back what those do there.
    boolean departs() {
        return !(change instanceof Change.Replace replace && replace.held());
    }

    /// Whether attention may look at later tokens after this edit: it can put weight where the causal mask left none.
    boolean looksAhead() {
        boolean keepsZeros = change instanceof Change.Cut || change instanceof Change.Multiply;
        return where.site().axes() == Site.Axes.PATTERN && !keepsZeros;
    }

    public boolean at(Site site, int layer) {
        return where.site() == site && where.layer() == layer;
    }

    int firstPosition() {
        return positions[0];
    }

    /// Changes one row of a batch in place.
    ///
    /// @param activation `[token, ...]` of all rows
    /// @param first      index of the row's first token, at position `from`; earlier positions are left to the run that it grew from
    /// @param to         one past the last position that is computed
    public void applyToTokens(NDArray activation, int first, int from, int to) {
        int begin = firstIndex(from);
        int end = firstIndex(to);
        if (begin == end) {
            return;
        }
        if (positions[end - 1] - positions[begin] == end - 1 - begin) {
            int at = first + positions[begin] - from;
            change(activation, inner(new NDIndex().addSliceDim(at, at + end - begin)), begin, end);
            return;
        }
        for (int i = begin; i < end; i++) {
            int at = first + positions[i] - from;
            change(activation, inner(new NDIndex().addSliceDim(at, at + 1)), i, i + 1);
        }
    }

    /// Changes the pattern, or the scores, of one row in place.
    ///
    /// @param activation `[row, head, query, key]` of a group of rows, queries from position `from` on
    void applyToPattern(NDArray activation, int row, int from, int to) {
        for (int i = firstIndex(from); i < firstIndex(to); i++) {
            change(activation, add(new NDIndex().addIndices(row), where.head()).addIndices(positions[i] - from), i, -1);
        }
    }

    /// Index of the first of the edit's positions that is not before `position`.
    private int firstIndex(int position) {
        int found = Arrays.binarySearch(positions, position);
        return found < 0 ? -found - 1 : found;
    }

    /// @param begin index of the first of the edit's positions that `slice` is about
    /// @param end   one past the last of them, or -1 where the slice has no position axis
    private void change(NDArray activation, NDIndex slice, int begin, int end) {
        switch (change) {
            case Change.Fill fill -> activation.set(slice, fill.value());
            case Change.Replace replace -> {
                try (NDArray values = some(replace.values(), replace.eachPosition(), begin, end)) {
                    activation.set(slice, values);
                }
            }
            case Change.Multiply multiply -> inPlace(activation, slice, part -> part.muli(multiply.factor()));
            case Change.Add add -> {
                try (NDArray values = some(add.values(), add.eachPosition(), begin, end)) {
                    inPlace(activation, slice, part -> part.addi(values));
                }
            }
            case Change.CutEdges cut -> throw new IllegalStateException("edges are cut by a pass of their own: " + where.label());
            case Change.Cut cut -> inPlace(activation, slice, part -> cut(part, cut));
        }
    }

    /// Those values of an edit that are about some of its positions.
    private static NDArray some(NDArray values, boolean eachPosition, int begin, int end) {
        return !eachPosition ? values.reshape(values.getShape()) : end < 0 ? values.get(begin) : values.get("{}:{}", begin, end);
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

    /// The part of some tokens that the edit is about.
    private NDIndex inner(NDIndex tokens) {
        return switch (where.site().axes()) {
            case HEAD -> add(tokens, where.head());
            case NEURON -> add(tokens, where.neuron());
            default -> tokens;
        };
    }

    private static NDIndex add(NDIndex index, int at) {
        return at < 0 ? index.addAllDim() : index.addIndices(at);
    }

    @Override
    public String toString() {
        return where.label() + " " + change + " at " + Arrays.toString(positions);
    }
}
