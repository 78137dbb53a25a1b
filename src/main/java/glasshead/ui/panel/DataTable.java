package glasshead.ui.panel;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A panel's data as rows of text, for keyboard, screen reader and spreadsheet.
///
/// @param name what the table holds, also its window's title
public record DataTable(String name, List<String> columns, List<List<String>> rows) {

    /// Comma-separated values after RFC 4180, with a header line. Figures have the minus sign that programs read.
    public String toCsv() {
        return Stream.concat(Stream.of(columns), rows.stream())
                .map(row -> row.stream().map(DataTable::plain).map(DataTable::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String plain(String cell) {
        return cell.matches("\u2212\\d[\\d.]*") ? cell.replace('\u2212', '-') : cell;
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
