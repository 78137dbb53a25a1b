package glasshead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import glasshead.experiment.FileNames;
import glasshead.experiment.WholeFile;
import glasshead.json.Json;
import java.io.PrintWriter;

/// Where `--json` writes.
final class JsonOutput {

    private JsonOutput() {}

    /// A matrix; null where it is undefined, since JSON has no NaN.
    static void rows(ArrayNode list, double[][] matrix) {
        for (double[] values : matrix) {
            ArrayNode row = list.addArray();
            for (double value : values) {
                if (Double.isNaN(value)) {
                    row.addNull();
                } else {
                    row.add(value);
                }
            }
        }
    }

    /// @param target a file, or `-` for `out`
    static void write(JsonNode json, String target, PrintWriter out) {
        String written = Json.text(json);
        if (target.equals("-")) {
            out.print(written);
            out.flush();
        } else {
            WholeFile.write("The JSON", FileNames.path(target), written);
        }
    }
}
