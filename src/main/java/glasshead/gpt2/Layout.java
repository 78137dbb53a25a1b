package glasshead.gpt2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the rows of a batch lie in its activations `[token, ...]`: one behind the other, each with the positions that are computed of
/// it.
///
/// Linear maps see all tokens at once, whatever row they are of. Attention is computed group by group: rows that have the same positions,
/// and the same run behind them, stand next to each other.
final class Layout {

    /// Which of its positions are computed of a row.
    ///
    /// @param row  its number in the batch
    /// @param from the first one
    /// @param to   one past the last one
    /// @param base the run that the positions before `from` are taken from, if there are any
    record Span(int row, int from, int to, @Nullable ActivationCache base) {

        int length() {
            return to - from;
        }

        boolean alike(Span other) {
            return from == other.from && to == other.to && base == other.base;
        }
    }

    /// Spans next to each other that are alike.
    ///
    /// @param first index of the group's first token
    record Group(List<Span> spans, int first) {

        int rows() {
            return spans.size();
        }

        int from() {
            return spans.getFirst().from;
        }

        int to() {
            return spans.getFirst().to;
        }

        int length() {
            return to() - from();
        }

        int end() {
            return first + rows() * length();
        }

        @Nullable
        ActivationCache base() {
            return spans.getFirst().base;
        }
    }

    private final List<Span> spans;
    private final List<Group> groups;
    private final int[] firsts;
    private final int[] froms;
    private final int[] tos;
    private final int tokens;

    private Layout(List<Span> spans) {
        this.spans = spans;
        firsts = new int[spans.stream().mapToInt(Span::row).max().orElse(-1) + 1];
        froms = new int[firsts.length];
        tos = new int[firsts.length];
        Arrays.fill(firsts, -1);
        groups = new ArrayList<>();
        int token = 0;
        for (int i = 0; i < spans.size();) {
            int begun = i;
            int first = token;
            while (i < spans.size() && spans.get(i).alike(spans.get(begun))) {
                firsts[spans.get(i).row] = token;
                froms[spans.get(i).row] = spans.get(i).from;
                tos[spans.get(i).row] = spans.get(i).to;
                token += spans.get(i).length();
                i++;
            }
            groups.add(new Group(spans.subList(begun, i), first));
        }
        tokens = token;
    }

    /// Rows with the same positions next to each other, those that begin earliest first; of those the ones with the same run behind them,
    /// in the order of the first of each.
    static Layout of(List<Span> spans) {
        IdentityHashMap<@Nullable ActivationCache, Integer> first = new IdentityHashMap<>();
        spans.forEach(span -> first.merge(span.base, span.row, Math::min));
        return new Layout(spans.stream().sorted(Comparator.comparingInt(Span::from).thenComparingInt(Span::to)
                .thenComparingInt(span -> Objects.requireNonNull(first.get(span.base))).thenComparingInt(Span::row)).toList());
    }

    /// Rows as they are given.
    static Layout inOrder(List<Span> spans) {
        return new Layout(spans);
    }

    List<Span> spans() {
        return spans;
    }

    List<Group> groups() {
        return groups;
    }

    int tokens() {
        return tokens;
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    boolean has(int row) {
        return row < firsts.length && firsts[row] >= 0;
    }

    /// Index of a row's first computed token.
    int first(int row) {
        return firsts[row];
    }

    /// The first computed position of a row.
    int from(int row) {
        return froms[row];
    }

    /// One past the last computed position of a row.
    int to(int row) {
        return tos[row];
    }

    /// With further rows.
    Layout with(Layout joining) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(joining.spans);
        return of(all);
    }

    /// One position of each row.
    ///
    /// @param positions by row
    Layout narrowed(int[] positions) {
        return new Layout(spans.stream().map(span -> new Span(span.row, positions[span.row], positions[span.row] + 1, null)).toList());
    }

    /// Where each token of this layout lies in another one that has all of its rows and positions.
    int[] placesIn(Layout other) {
        int[] places = new int[tokens];
        int token = 0;
        for (Span span : spans) {
            for (int position = span.from; position < span.to; position++) {
                places[token++] = other.first(span.row) + position - other.from(span.row);
            }
        }
        return places;
    }

    /// Where each token of this layout lies in one layout followed by another.
    int[] placesIn(Layout one, Layout behind) {
        int[] places = new int[tokens];
        int token = 0;
        for (Span span : spans) {
            int first = one.has(span.row) ? one.first(span.row) : one.tokens + behind.first(span.row);
            for (int i = 0; i < span.length(); i++) {
                places[token++] = first + i;
            }
        }
        return places;
    }
}
