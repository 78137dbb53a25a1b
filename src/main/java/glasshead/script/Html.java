package glasshead.script;

import glasshead.experiment.Texts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pieces of a page.
final class Html {

    /// Light and dark as the reader's system is, on a phone, and for paper: nothing is folded or cut off there.
    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #16191d; --muted: #626977; --line: #e3e6ea; --page: #ffffff; --up: #0f7c86;
              --down: #bf510d; --ghost: #8b919e; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6e9ee; --muted: #8f99a7; --line: #2a323d; --page: #1a2028;
              --up: #35b4be; --down: #f08a4b; --ghost: #8d97a6; } }
            body { font: 15px/1.5 Inter, system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 60em;
              margin: 2em auto; padding: 0 1em; font-variant-numeric: tabular-nums; }
            h1 { font-size: 1.5em; overflow-wrap: anywhere; } h2 { font-size: 1.15em; margin-top: 2em; break-after: avoid; }
            table { border-collapse: collapse; } th, td { text-align: left; padding: .2em .8em .2em 0; border-bottom: 1px solid var(--line);
              vertical-align: top; white-space: nowrap; }
            th { font-weight: 500; color: var(--muted); vertical-align: bottom; } th.n, td.n { text-align: right; }
            .wrapped { white-space: normal; } .anywhere { overflow-wrap: anywhere; } tr { break-inside: avoid; }
            .bars { width: 100%; max-width: 46em; } .bars td { border: none; padding-top: 0; padding-bottom: 0; line-height: 20px; }
            .bars td:nth-child(2) { width: 100%; } .bars svg { display: block; margin: 2px 0; }
            .token { border: 1px solid var(--line); border-radius: 4px; padding: 0 .3em; white-space: pre; }
            .muted { color: var(--muted); } .scroll { overflow-x: auto; } img { max-width: 100%; break-inside: avoid; }
            pre { overflow-x: auto; font-size: .85em; border: 1px solid var(--line); padding: .8em; border-radius: 4px; }
            pre.line { white-space: pre-wrap; overflow-wrap: anywhere; }
            @page { margin: 15mm; }
            @media print { :root { --text: #000; --muted: #444; --line: #bbb; --page: #fff; --up: #0f7c86; --down: #bf510d;
              --ghost: #8b919e; }
              body { margin: 0; max-width: none; padding: 0; font-size: 10pt; } .wrapped { overflow-wrap: anywhere; }
              .scroll { overflow: visible; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
              details::details-content { content-visibility: visible; height: auto; } summary { list-style: none; } }
            """;

    private static final String NUMBER = "[+\u2212-]?\\d[\\d.,]*( %)?";
    /// A number, one with its error, an interval, or whether so.
    private static final Pattern FIGURE = Pattern.compile(NUMBER + "( (±|to) " + NUMBER + ")?|yes|no");
    /// Cells up to here stay on one line.
    private static final int SHORT = 16;
    /// A run of letters that may be broken anywhere.
    private static final Pattern LONG_WORD = Pattern.compile("\\S{24}");

    private Html() {}

    /// Any text as text.
    static String text(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\ufffd").replace("&", "&amp;").replace("<", "&lt;")
                .replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    static String page(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                + "style-src 'unsafe-inline'\">\n<title>" + text(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>"
                + text(title) + "</h1>\n" + body
                + "</body>\n</html>\n";
    }

    static String section(String title, String body) {
        return "<section>\n<h2>" + text(title) + "</h2>\n" + body + "</section>\n";
    }

    /// A column of figures is set to the right, with its head.
    ///
    /// @param head none for a table without
    static String table(List<String> head, List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(head.size());
        List<Boolean> figures = IntStream.range(0, columns).mapToObj(column -> isOfFigures(rows, column)).toList();
        String top = head.isEmpty() ? "" : "<thead>\n" + row("th", head, figures) + "</thead>\n";
        return "<div class=\"scroll\"><table>\n" + top + "<tbody>\n" + rows.stream().map(row -> row("td", row, figures)).collect(Collectors
                .joining()) + "</tbody>\n</table></div>\n";
    }

    private static boolean isOfFigures(List<List<String>> rows, int column) {
        List<String> cells = rows.stream().filter(row -> row.size() > column).map(row -> row.get(column)).filter(cell -> !cell.isEmpty())
                .toList();
        return !cells.isEmpty() && cells.stream().allMatch(cell -> FIGURE.matcher(cell).matches());
    }

    private static String row(String tag, List<String> cells, List<Boolean> figures) {
        return IntStream.range(0, cells.size()).mapToObj(column -> cell(tag, cells.get(column), figures.get(column))).collect(Collectors
                .joining("", "<tr>", "</tr>\n"));
    }

    private static String cell(String tag, String cell, boolean figure) {
        boolean number = figure && tag.equals("td");
        boolean anywhere = LONG_WORD.matcher(cell).find();
        String lines = number || cell.length() <= SHORT ? "" : anywhere ? " wrapped anywhere" : " wrapped";
        String look = ((figure ? "n" : "") + lines).strip();
        String shown = text(number ? cell.replace('-', '\u2212') : cell);
        return "<" + tag + (look.isEmpty() ? "" : " class=\"" + look + "\"") + ">" + (anywhere ? shown.replace("·", "<wbr>·") : shown)
                + "</" + tag + ">";
    }

    /// A signed number with a real minus sign.
    static String number(double value) {
        return Double.isNaN(value) ? "" : Texts.format("%+.4f", value).replace('-', '\u2212');
    }
}
