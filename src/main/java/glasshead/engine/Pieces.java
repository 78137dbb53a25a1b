package glasshead.engine;

import java.util.ArrayList;
import java.util.List;

/// Cuts rows that are to be run into pieces that are run as one batch each.
///
/// The first pieces are large, so that every weight that is fetched is used often; later ones are smaller, so that the workers end at about
/// the same time, however many there are. Where the cuts are depends on the rows alone.
final class Pieces {

    /// Tokens in one batch at most: beyond that the activations between two products leave the processor's caches.
    private static final int MOST_TOKENS = 1024;
    /// Below that a matrix product waits for its weights.
    private static final int FEWEST_TOKENS = 192;
    private static final int SHARE = 4;

    private Pieces() {}

    /// What one row takes.
    ///
    /// @param tokens positions that are computed
    /// @param layers blocks that they go through
    record Cost(int tokens, int layers) {

        long product() {
            return (long) tokens * layers;
        }
    }

    /// @param <T>  rows in the order in which they are to be run
    /// @param costs what each takes
    static <T> List<List<T>> of(List<T> rows, List<Cost> costs) {
        return of(rows, costs, MOST_TOKENS);
    }

    /// @param most tokens in one piece, where that is less than what a batch can well have
    static <T> List<List<T>> of(List<T> rows, List<Cost> costs, int most) {
        int limit = Math.min(most, MOST_TOKENS);
        long left = costs.stream().mapToLong(Cost::product).sum();
        List<List<T>> pieces = new ArrayList<>();
        int begun = 0;
        while (begun < rows.size()) {
            int end = begun;
            long tokens = 0;
            long cost = 0;
            long aim = left / SHARE;
            while (end < rows.size() && (end == begun || tokens + costs.get(end).tokens <= limit)
                    && (tokens < FEWEST_TOKENS || cost < aim)) {
                tokens += costs.get(end).tokens;
                cost += costs.get(end).product();
                end++;
            }
            pieces.add(rows.subList(begun, end));
            left -= cost;
            begun = end;
        }
        return pieces;
    }
}
