package glasshead.analysis;

import java.util.List;

/// A number that belongs to a token.
public record TokenValue(int id, double value) {

    /// The largest of a number for each token, largest first.
    public static List<TokenValue> largest(double[] values, int count) {
        return Largest.of(values.length, id -> values[id], count).stream().map(id -> new TokenValue(id, values[id])).toList();
    }

    /// The smallest, smallest first.
    public static List<TokenValue> smallest(double[] values, int count) {
        return Largest.of(values.length, id -> -values[id], count).stream().map(id -> new TokenValue(id, values[id])).toList();
    }
}
