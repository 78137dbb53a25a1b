package glasshead.ui.table;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Reads the figures in a table's cells back, so that a column sorts by size: `+0.61`, `−5.52`, `74.7 %`, `<1 %`.
final class Figures {

    /// By size where both are figures, other text after figures and by itself.
    static final Comparator<String> BY_SIZE = Comparator
            .comparingDouble((String cell) -> parse(cell).orElse(Double.POSITIVE_INFINITY))
            .thenComparing(Comparator.naturalOrder());

    private Figures() {}

    static OptionalDouble parse(String cell) {
        String plain = cell.replace('\u2212', '-').replaceAll("[%<\\s\u00a0\u202f]", "");
        try {
            return OptionalDouble.of(Double.parseDouble(plain));
        } catch (NumberFormatException text) {
            return OptionalDouble.empty();
        }
    }

    /// Whether every filled cell of the column is a figure, and there is one.
    static boolean in(List<String> column) {
        List<String> filled = column.stream().filter(cell -> !cell.isBlank()).toList();
        return !filled.isEmpty() && filled.stream().allMatch(cell -> parse(cell).isPresent());
    }
}
