package glasshead.circuit;

import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Texts;
import glasshead.experiment.WholeFile;
import java.nio.file.Path;

/// The forms in which circuits are written, by how a file's name ends.
public final class CircuitFormat {

    private static final double THICKEST = 4;

    private CircuitFormat() {}

    /// `.eap.json` is EAP-IG's and MIB's form, `.dot` Graphviz', `.json` ours.
    ///
    /// @throws BadInput when it can't be written
    public static void write(Circuit circuit, Graph graph, int dModel, Path file) {
        WholeFile.write("The circuit", file, text(circuit, graph, dModel, file.getFileName().toString()));
    }

    private static String text(Circuit circuit, Graph graph, int dModel, String fileName) {
        boolean eap = fileName.endsWith(".eap.json");
        boolean dot = fileName.endsWith(".dot");
        if (!eap && !dot) {
            if (!fileName.endsWith(".json")) {
                throw new BadInput("'" + fileName + "' is no file of a circuit; its name must end in .json (ours), .eap.json (EAP-IG, MIB) "
                        + "or .dot (Graphviz).");
            }
            return CircuitFile.write(circuit);
        }
        if (!(circuit instanceof Circuit.OfEdges edges)) {
            throw new BadInput("A circuit of heads has no edges to write; give a name that ends in .json.");
        }
        return eap ? EapIgFile.write(edges, graph, dModel) : dot(edges);
    }

    /// A picture of the kept edges, from the input at the bottom to the logits; thick edges matter most, orange ones hold the metric down.
    static String dot(Circuit.OfEdges circuit) {
        double largest = circuit.kept().stream().mapToDouble(edge -> Math.abs(circuit.scores().getOrDefault(edge, 0.))).max().orElse(0);
        StringBuilder dot = new StringBuilder("digraph circuit {\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        for (Edge edge : circuit.kept()) {
            String to = edge.receiver().port().ofHead() ? edge.receiver().asHead().toString() : edge.receiver().toString();
            String label = edge.receiver().port().ofHead() ? edge.receiver().port().letter() : "";
            Double score = circuit.scores().get(edge);
            double width = score == null || largest == 0 ? 1 : Math.max(.2, THICKEST * Math.abs(score) / largest);
            dot.append(Texts.format("  \"%s\" -> \"%s\" [label=\"%s\", penwidth=%.2f, color=\"%s\"%s];\n", edge.sender(), to, label, width,
                    score != null && score > 0 ? "#d55e00" : "#00796b", score == null ? "" : Texts.format(", tooltip=\"%+.4f\"", score)));
        }
        return dot.append("}\n").toString();
    }
}
