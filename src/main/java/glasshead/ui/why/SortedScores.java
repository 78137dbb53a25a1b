package glasshead.ui.why;

import glasshead.analysis.ScoreTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A score's pairs with the parts that give most first, what the others give together, and the sums of rows and columns.
///
/// @param rows    at the query
/// @param columns at the key
/// @param values  `[row][column]`; the last of the last is the sum of all pairs
/// @param limit   the largest value but the sums, whichever way
record SortedScores(List<Line> rows, List<Line> columns, double[][] values, double limit) {

    /// A row or column.
    ///
    /// @param parts which of the table's parts it counts together
    /// @param one   whether it is a part of its own
    record Line(String label, List<Integer> parts, boolean one) {
    }

    /// @param most parts that get a row or column of their own
    static SortedScores of(ScoreTable table, int most) {
        List<Line> rows = lines(table, table.queryParts(), most);
        List<Line> columns = lines(table, table.keyParts(), most);
        double[][] values = new double[rows.size()][columns.size()];
        double limit = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                values[row][column] = sum(table, rows.get(row).parts, columns.get(column).parts);
                if (row < rows.size() - 1 && column < columns.size() - 1) {
                    limit = Math.max(limit, Math.abs(values[row][column]));
                }
            }
        }
        return new SortedScores(rows, columns, values, limit);
    }

    private static List<Line> lines(ScoreTable table, double[] sums, int most) {
        List<Integer> sorted = IntStream.range(0, sums.length).boxed().sorted(Comparator.comparingDouble((Integer part) -> -Math.abs(
                sums[part]))).toList();
        int shown = sorted.size() <= most + 1 ? sorted.size() : most; // no line for one other part
        List<Line> lines = new ArrayList<>();
        sorted.subList(0, shown).forEach(part -> lines.add(new Line(table.parts().get(part), List.of(part), true)));
        if (shown < sorted.size()) {
            lines.add(new Line("other " + (sorted.size() - shown), List.copyOf(sorted.subList(shown, sorted.size())), false));
        }
        lines.add(new Line("sum", sorted, false));
        return List.copyOf(lines);
    }

    private static double sum(ScoreTable table, List<Integer> queries, List<Integer> keys) {
        return queries.stream().mapToDouble(query -> keys.stream().mapToDouble(key -> table.pairs()[query][key]).sum()).sum();
    }

    /// Where a part stands among some lines, -1 when it has no line of its own.
    static int indexOf(List<Line> lines, String part) {
        return IntStream.range(0, lines.size()).filter(line -> lines.get(line).one && lines.get(line).label.equals(part)).findFirst()
                .orElse(-1);
    }
}
