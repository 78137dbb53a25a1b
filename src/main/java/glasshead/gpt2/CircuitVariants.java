package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Re-runs in which only a circuit is kept, each with edits of its own, of which only the final residual stream at one position is wanted.
/// Those that grow from the same run are computed together.
final class CircuitVariants {

    /// Tokens in one batch at most: each of them has what every sender writes.
    private static final int MOST_TOKENS = 768;

    /// What rows that go together have in common; runs and what cut edges carry are compared by identity, as neither has another.
    private record Alike(ActivationCache base, BitSet cut, Senders others, List<Integer> where, int layer, Start.Entry entry, int end,
            int read) {

        static Alike of(CircuitRow row, int read) {
            List<Integer> where = IntStream.of(row.where()).boxed().toList();
            Start start = row.row().start();
            return new Alike(row.base(), row.cut().cut(), row.cut().others(), where, start.layer(), start.entry(), row.row().end(), read);
        }
    }

    private record Numbered(int number, CircuitRow row) {

        int from() {
            return row.row().start().position();
        }
    }

    private final Gpt2 model;
    private final NDManager target;
    private final BooleanSupplier cancelled;
    private final NDArray[] found;

    private CircuitVariants(Gpt2 model, int rows, NDManager target, BooleanSupplier cancelled) {
        this.model = model;
        this.target = target;
        this.cancelled = cancelled;
        found = new NDArray[rows];
    }

    /// @param rows   each with such an edit
    /// @param read   the position where each is read
    /// @param target owns the results
    /// @return `[d_model]` of each
    static List<NDArray> residuals(Gpt2 model, List<CircuitRow> rows, int[] read, NDManager target, BooleanSupplier cancelled) {
        CircuitVariants variants = new CircuitVariants(model, rows.size(), target, cancelled);
        Map<Alike, List<Numbered>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            groups.computeIfAbsent(Alike.of(rows.get(i), read[i]), _ -> new ArrayList<>()).add(new Numbered(i, rows.get(i)));
        }
        groups.forEach((alike, group) -> pieces(group).forEach(piece -> variants.run(piece, alike)));
        return List.of(variants.found);
    }

    /// As many as go together; all begin at the first position of any of them.
    private static List<List<Numbered>> pieces(List<Numbered> group) {
        List<List<Numbered>> pieces = new ArrayList<>();
        List<Numbered> piece = new ArrayList<>();
        for (Numbered next : group.stream().sorted(Comparator.comparingInt(Numbered::from).reversed()).toList()) {
            if (!piece.isEmpty() && (piece.size() + 1) * (next.row.row().end() - next.from()) > MOST_TOKENS) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
            piece.add(next);
        }
        pieces.add(piece);
        return pieces;
    }

    private void run(List<Numbered> piece, Alike alike) {
        CircuitRow last = piece.getLast().row;
        int from = last.row().start().position();
        try (PairedRows paired = last.paired(model, from)) {
            NDArray residuals = CutPass.edited(paired, alike.cut, new Start(alike.layer, alike.entry, from), piece.stream().map(
                    each -> each.row.row().edits()).toList(), alike.read, target, cancelled);
            for (int i = 0; i < piece.size(); i++) {
                found[piece.get(i).number] = residuals.get(i);
            }
        }
    }
}
