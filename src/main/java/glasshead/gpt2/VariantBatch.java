package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Many re-runs at once, each of a run and with edits of its own, of which only the final residual stream at one position is wanted.
///
/// Tokens after the wanted position are left out, unless attention looks ahead at them.
public final class VariantBatch {

    /// One re-run.
    ///
    /// @param base     the run that it grows from
    /// @param position where the final residual stream is wanted
    /// @param own      its edits; where the first of them acts is where it joins
    /// @param standing edits that the base was made with, made again in what is recomputed
    public record Variant(ActivationCache base, int position, List<Edit> own, List<Edit> standing) {

        /// Re-runs that can't change what is read at the wanted position join at the very end and stay as they are.
        private Row row(int layers) {
            List<Edit> departing = own.stream().filter(edit -> edit.departs() || !standing.isEmpty()).toList();
            List<Edit> ahead = Stream.concat(own.stream(), standing.stream()).filter(Edit::looksAhead).toList();
            // What changes at one position reaches later ones only, unless attention of an earlier one looks ahead.
            int changed = Stream.concat(departing.stream(), ahead.stream()).mapToInt(Edit::firstPosition).min().orElse(0);
            if (departing.isEmpty() || changed > position) {
                return new Row(base.tokens(), base, new Start(layers, Start.Entry.BLOCK, position), position + 1, List.of());
            }
            Start start = Start.of(departing).from(changed);
            List<Edit> edits = new ArrayList<>(standing.stream().filter(edit -> !entered(edit, start)).toList());
            edits.addAll(own);
            return new Row(base.tokens(), base, start, ahead.isEmpty() ? position + 1 : base.length(), edits);
        }

        /// Whether a standing edit has been made already in what a row that starts there is given.
        private static boolean entered(Edit edit, Start start) {
            return switch (start.entry()) {
                case EMBEDDING -> false;
                case BLOCK -> edit.at(Site.RESID_PRE, start.layer());
                case AFTER_ATTENTION -> edit.at(Site.Z, start.layer());
            };
        }

        /// Positions that are computed in each layer that is run, and the number of such layers: what this re-run costs.
        public long tokensTimesLayers(int layers) {
            Row row = row(layers);
            return (long) (row.end() - row.start().position()) * (layers - row.start().layer());
        }
    }

    private VariantBatch() {}

    /// @param target owns the result
    /// @return `[variant, d_model]`, in the order in which the variants were given
    public static NDArray residuals(Gpt2 model, List<Variant> variants, NDManager target, BooleanSupplier cancelled) {
        int layers = model.config().layers();
        List<Row> rows = variants.stream().map(variant -> variant.row(layers)).toList();
        int[] read = variants.stream().mapToInt(Variant::position).toArray();
        int[] circuits = IntStream.range(0, read.length).filter(row -> CircuitRow.of(rows.get(row)) != null).toArray();
        int[] others = IntStream.range(0, read.length).filter(row -> CircuitRow.of(rows.get(row)) == null).toArray();
        if (circuits.length == 0) {
            return new LayerLoop(model, rows, read, LayerLoop.Recorder.NONE).run(target, cancelled);
        }
        NDArray[] found = new NDArray[read.length];
        try (NDManager scratch = model.newManager()) {
            put(found, circuits, CircuitVariants.residuals(model, IntStream.of(circuits).mapToObj(row -> Objects.requireNonNull(CircuitRow
                    .of(rows.get(row)))).toList(), at(circuits, read), scratch, cancelled));
            if (others.length > 0) {
                NDArray rest = new LayerLoop(model, IntStream.of(others).mapToObj(rows::get).toList(), at(others, read),
                        LayerLoop.Recorder.NONE).run(scratch, cancelled);
                put(found, others, IntStream.range(0, others.length).mapToObj(rest::get).toList());
            }
            NDArray all = NDArrays.stack(new NDList(found));
            all.attach(target);
            return all;
        }
    }

    private static int[] at(int[] rows, int[] values) {
        return IntStream.of(rows).map(row -> values[row]).toArray();
    }

    private static void put(NDArray[] found, int[] rows, List<NDArray> residuals) {
        for (int i = 0; i < rows.length; i++) {
            found[rows[i]] = residuals.get(i);
        }
    }
}
