package glasshead.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.json.Json;
import java.util.Arrays;
import java.util.List;

/// A script as a Jupyter notebook (nbformat 4.4): what it is as text, then a cell for each of its parts.
public final class Notebook {

    private static final String QUOTES = "\"\"\"";

    private Notebook() {}

    /// @param python as [PythonScript] writes it
    public static Script of(Script python) {
        ObjectNode notebook = JsonNodeFactory.instance.objectNode();
        ArrayNode cells = notebook.putArray("cells");
        String[] parts = python.text().split("(?m)^" + PythonScript.CELL + " ?");
        int told = parts[0].indexOf(QUOTES, QUOTES.length());
        // A prompt is no markdown.
        add(cells, "markdown", "```text\n" + parts[0].substring(QUOTES.length(), told) + "```");
        add(cells, "code", parts[0].substring(told + QUOTES.length()));
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            int end = part.indexOf('\n');
            add(cells, "markdown", "## " + part.substring(0, end));
            add(cells, "code", part.substring(end + 1));
        }
        ObjectNode metadata = notebook.putObject("metadata");
        metadata.putObject("kernelspec").put("display_name", "Python 3").put("language", "python").put("name", "python3");
        metadata.putObject("language_info").put("name", "python");
        notebook.put("nbformat", 4).put("nbformat_minor", 4);
        return new Script("experiment.ipynb", Json.text(notebook), python.files(), python.remarks());
    }

    private static void add(ArrayNode cells, String kind, String text) {
        ObjectNode cell = cells.addObject().put("cell_type", kind);
        cell.putObject("metadata");
        ArrayNode source = cell.putArray("source");
        List<String> lines = text.strip().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            source.add(lines.get(i) + (i + 1 < lines.size() ? "\n" : kind.equals("code") && isCall(lines.get(i)) ? ";" : ""));
        }
        if (kind.equals("code")) {
            cell.putNull("execution_count");
            cell.putArray("outputs");
        }
    }

    /// A notebook shows what the last line of a cell comes to, unless a semicolon ends it; here that would be the whole model.
    private static boolean isCall(String line) {
        return line.matches("[a-z].*\\)");
    }
}
