package glasshead.circuit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Head;
import glasshead.experiment.TextFile;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Circuits in files: ours, `{"kept": ["L0H1->L2H4.q", ...]}` or `{"heads": ["L0H1", ...]}`, that of EAP-IG and MIB, which is known by
/// its `edges`, and Graphviz' as this program writes it.
///
/// @param kept   edges that are kept
/// @param heads  heads that are kept
/// @param scores of edges, where they are known
@JsonIgnoreProperties(ignoreUnknown = true)
public record CircuitFile(@Nullable List<Edge> kept, @Nullable List<String> heads, @Nullable Map<String, Double> scores) {

    static final long LARGEST = 256 << 20;
    private static final JsonForm<CircuitFile> FORM = JsonForm.of(CircuitFile.class, "circuit",
            "write {\"kept\": [\"input->L0H1.v\"]}, {\"heads\": [\"L0H1\"]}, or EAP-IG's form").atMost(LARGEST);

    /// @throws BadInput when there is no such file, or it holds no circuit
    public static Circuit read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no circuit '" + file + "'; check its name.");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadInput("The circuit '" + file + "' is larger than 256 MB, more than any graph has edges for; give another.");
            }
            return parse(TextFile.read(file));
        } catch (IOException e) {
            throw new BadInput("The circuit '" + file + "' can't be read as UTF-8 text; check its contents.", e);
        }
    }

    /// @throws BadInput when the text is no circuit
    public static Circuit parse(String json) {
        if (DotFile.isDot(json)) {
            return DotFile.parse(json);
        }
        return json.contains("\"in_graph\"") ? EapIgFile.parse(json) : FORM.read(json).circuit();
    }

    private Circuit circuit() {
        if ((kept == null) == (heads == null)) {
            throw new BadInput("The circuit has " + (kept == null ? "neither 'kept' nor 'heads'" : "both 'kept' and 'heads'")
                    + "; say which edges or which heads are kept.");
        }
        if (heads != null) {
            return new Circuit.OfHeads(heads.stream().map(Head::parse).toList());
        }
        Map<Edge, Double> scored = new LinkedHashMap<>();
        if (scores != null) {
            scores.forEach((edge, score) -> scored.put(Edge.parse(edge), score));
        }
        return new Circuit.OfEdges(kept == null ? List.of() : kept, scored);
    }

    /// As [#parse] reads it.
    public static String write(Circuit circuit) {
        return FORM.write(switch (circuit) {
            case Circuit.OfHeads of -> new CircuitFile(null, of.kept().stream().map(Head::toString).toList(), null);
            case Circuit.OfEdges of -> {
                Map<String, Double> scores = new LinkedHashMap<>();
                Circuit.ranked(of.scores(), false).forEach(edge -> scores.put(edge.toString(), of.scores().get(edge)));
                yield new CircuitFile(of.kept(), null, scores.isEmpty() ? null : scores);
            }
        });
    }
}
