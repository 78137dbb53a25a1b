package glasshead.circuit;

import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Circuits that were written for Graphviz, read again: edges `"L0H1" -> "L2H4"`, whose label says which of a head's inputs is meant, and
/// whose tooltip has the score.
final class DotFile {

    private static final Pattern EDGE = Pattern.compile("\"([^\"]{1,20})\"\\s*->\\s*\"([^\"]{1,20})\"([^;\\n]*)");
    private static final Pattern LABEL = Pattern.compile("\\blabel=\"([qkv])\"");
    private static final Pattern SCORE = Pattern.compile("\\btooltip=\"([-+0-9.]{1,30})\"");

    private DotFile() {}

    static boolean isDot(String text) {
        return text.stripLeading().startsWith("digraph");
    }

    /// @throws BadInput when a line is no edge of a circuit
    static Circuit.OfEdges parse(String dot) {
        Map<Edge, Double> scores = new LinkedHashMap<>();
        Set<Edge> kept = new LinkedHashSet<>();
        Matcher lines = EDGE.matcher(dot);
        while (lines.find()) {
            Matcher label = LABEL.matcher(lines.group(3));
            Edge edge = Edge.parse(lines.group(1) + "->" + lines.group(2) + (label.find() ? "." + label.group(1) : ""));
            kept.add(edge);
            Matcher score = SCORE.matcher(lines.group(3));
            if (score.find()) {
                scores.put(edge, Double.valueOf(score.group(1)));
            }
        }
        if (kept.isEmpty()) {
            throw new BadInput("The graph has no edges of a circuit; write them as \"L0H1\" -> \"L2H4\" [label=\"q\"].");
        }
        return new Circuit.OfEdges(List.copyOf(kept), scores);
    }
}
