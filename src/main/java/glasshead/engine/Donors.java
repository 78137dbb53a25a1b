package glasshead.engine;

import glasshead.experiment.BadInput;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// The rows of a set that others can take activations from, by their length.
record Donors(Map<Integer, List<SetRow>> byLength) {

    static Donors of(List<SetRow> rows) {
        return new Donors(rows.stream().filter(SetRow::usable).collect(Collectors.groupingBy(row -> row.tokens().length())));
    }

    /// Whether there is another row of the same length.
    boolean has(SetRow row) {
        return alike(row).size() > 1;
    }

    private List<SetRow> alike(SetRow row) {
        return byLength.getOrDefault(row.tokens().length(), List.of());
    }

    /// Another row of the same length; the same one for the same seed.
    ///
    /// @throws BadInput when there is none
    SetRow of(SetRow row, long seed) {
        List<SetRow> alike = alike(row);
        if (!has(row)) {
            throw new BadInput("No other row of the set has " + row.tokens().length() + " tokens to take values from; add one.");
        }
        int own = Collections.binarySearch(alike, row, Comparator.comparingInt(SetRow::index));
        // Consecutive seeds of this generator are not alike, as those of java.util.Random are.
        int drawn = new SplittableRandom(new SplittableRandom(seed).nextLong() + row.index()).nextInt(alike.size() - 1);
        return alike.get(drawn < own ? drawn : drawn + 1);
    }
}
