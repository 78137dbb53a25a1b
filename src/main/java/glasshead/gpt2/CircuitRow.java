package glasshead.gpt2;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One row in which only a circuit is kept, with whatever else is changed in it.
///
/// @param row   the same without that edit; it grows from a run
/// @param cut   which edges are cut, and what they carry
/// @param where positions at which senders are exchanged
record CircuitRow(Row row, Edit.Change.CutEdges cut, int[] where) {

    /// Nothing for a row without such an edit; the last of several counts.
    static @Nullable CircuitRow of(Row row) {
        CircuitRow found = null;
        for (Edit edit : row.edits()) {
            if (edit.change() instanceof Edit.Change.CutEdges cut) {
                List<Edit> others = row.edits().stream().filter(other -> !(other.change() instanceof Edit.Change.CutEdges)).toList();
                found = new CircuitRow(new Row(row.tokens(), row.base(), row.start(), row.end(), others), cut, edit.positions());
            }
        }
        return found;
    }

    /// The run that it grows from.
    ActivationCache base() {
        return Objects.requireNonNull(row.base(), "edges are cut in what grows from a run");
    }

    /// @param from the first position that is computed
    PairedRows paired(Gpt2 model, int from) {
        return new PairedRows(model, List.of(base()), List.of(cut.others()), from, row.end() - 1, IntStream.of(where).filter(
                position -> position >= from).toArray());
    }

    /// Everything is computed anew from the first position on that is changed; what is kept as the final residual stream is what the
    /// logits read.
    ActivationCache run(Gpt2 model, BooleanSupplier cancelled) {
        int from = IntStream.concat(IntStream.of(where), IntStream.of(row.start().position())).min().orElse(0);
        Row whole = new Row(row.tokens(), base(), new Start(0, Start.Entry.EMBEDDING, from), row.end(), row.edits());
        ActivationCache cache = new ActivationCache(model, whole.tokens(), base(), whole.start());
        try (NDManager scratch = model.newManager(); PairedRows paired = paired(model, from)) {
            new LayerLoop(model, List.of(whole), null, new RowCaches(List.of(cache), List.of(whole))).changing(CutPass.whole(paired, cut
                    .cut(), scratch)).run(scratch, cancelled);
            return cache;
        } catch (RuntimeException | Error failure) {
            cache.close();
            throw failure;
        }
    }
}
