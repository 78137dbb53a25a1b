package glasshead.ui.export;

import glasshead.json.Json;
import glasshead.ui.panel.DataTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A panel's data as JSON: what it is, what it is about, and a row for each of the table's, by the names of its columns.
///
/// Figures are numbers as they are shown, with a real minus sign turned into an ASCII one; all else is text.
final class TableJson {

    /// As a panel writes it, or as Java does: to seventeen digits, and with an exponent where it is far from 1.
    private static final String FIGURE = "-?(0|[1-9]\\d{0,14})\\.\\d{1,20}(E-?\\d{1,3})?";

    private record Form(String name, String about, List<Map<String, Object>> rows) {
    }

    private TableJson() {}

    static String of(DataTable table, String about) {
        return Json.text(new Form(table.name(), about, table.rows().stream().map(row -> row(table.columns(), row)).toList()));
    }

    private static Map<String, Object> row(List<String> columns, List<String> cells) {
        SequencedMap<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).isEmpty() ? "column " + (i + 1) : columns.get(i);
            row.put(row.containsKey(name) ? name + " " + (i + 1) : name, value(cells.get(i)));
        }
        return row;
    }

    private static Object value(String cell) {
        String plain = cell.replace('\u2212', '-').replaceFirst("^\\+", "");
        return plain.matches("-?(0|[1-9]\\d{0,14})") ? (Object) Long.valueOf(plain)
                : plain.matches(FIGURE) ? (Object) Double.valueOf(plain) : cell;
    }
}
