package glasshead.gpt2;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One row in which only a circuit is kept, with whatever else is changed in it. Everything is computed anew from the edit's first position
/// on; what is kept as the final residual stream is what the logits read.
///
/// @param row   the same without that edit
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

    ActivationCache run(Gpt2 model, BooleanSupplier cancelled) {
        ActivationCache base = row.base();
        if (base == null || row.end() != row.tokens().length) {
            throw new BadInput("Here a circuit can't stand among the interventions; switch that line off.");
        }
        int from = IntStream.concat(IntStream.of(where), IntStream.of(row.start().position())).min().orElse(0);
        Row whole = new Row(row.tokens(), base, new Start(0, Start.Entry.EMBEDDING, from), row.end(), row.edits());
        ActivationCache cache = new ActivationCache(model, whole.tokens(), base, whole.start());
        try (NDManager scratch = model.newManager(); PairedRows paired = new PairedRows(model, List.of(base), List.of(Objects
                .requireNonNull(cut
                        .others())), from, row.end() - 1, where)) {
            new LayerLoop(model, List.of(whole), null, new RowCaches(List.of(cache), List.of(whole))).changing(CutPass.whole(paired, cut
                    .cut(), scratch)).run(scratch, cancelled);
            return cache;
        } catch (RuntimeException | Error failure) {
            cache.close();
            throw failure;
        }
    }
}
