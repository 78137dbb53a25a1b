package glasshead.script;

import glasshead.experiment.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// Pieces of a page.
final class Html {

    /// Light and dark as the reader's system is, and for paper.
    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #16191d; --muted: #626977; --line: #e3e6ea; --page: #ffffff; --up: #0f7c86;
              --down: #bf510d; --ghost: #b9bdc7; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6e9ee; --muted: #8f99a7; --line: #2a323d; --page: #1a2028;
              --up: #35b4be; --down: #f08a4b; --ghost: #566070; } }
            @media print { :root { --text: #000; --muted: #444; --line: #bbb; --page: #fff; --up: #0f7c86; --down: #bf510d;
              --ghost: #b9bdc7; }
              details > * { display: block; } section, img, svg { break-inside: avoid; } }
            body { font: 15px/1.5 Inter, system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 60em;
              margin: 2em auto; padding: 0 1em; font-variant-numeric: tabular-nums; }
            h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
            table { border-collapse: collapse; } th, td { text-align: left; padding: .2em .8em .2em 0; border-bottom: 1px solid var(--line);
              vertical-align: top; overflow-wrap: anywhere; }
            th { font-weight: 500; color: var(--muted); } td.n { text-align: right; white-space: nowrap; }
            .token { border: 1px solid var(--line); border-radius: 4px; padding: 0 .3em; white-space: pre; }
            .muted { color: var(--muted); } .scroll { overflow-x: auto; } img { max-width: 100%; }
            pre { overflow-x: auto; font-size: .85em; border: 1px solid var(--line); padding: .8em; border-radius: 4px; }
            svg text { fill: var(--text); font: 12px Inter, system-ui, sans-serif; }
            """;

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

    /// @param cells what is in them as text
    static String row(String tag, List<String> cells) {
        return cells.stream().map(cell -> "<" + tag + (figure(cell) ? " class=\"n\"" : "") + ">" + text(cell) + "</" + tag + ">").collect(
                Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static boolean figure(String cell) {
        return cell.matches("[+\u2212]?\\d[\\d.]*( ±.*)?");
    }

    static String table(List<String> head, List<List<String>> rows) {
        return "<div class=\"scroll\"><table>\n" + (head.isEmpty() ? "" : row("th", head)) + rows.stream().map(row -> row("td", row))
                .collect(
                        Collectors.joining()) + "</table></div>\n";
    }

    /// A signed number with a real minus sign.
    static String number(double value) {
        return Double.isNaN(value) ? "" : Texts.format("%+.4f", value).replace('-', '\u2212');
    }
}
