package glasshead.experiment;

import glasshead.experiment.Hypothesis.Node;
import java.util.ArrayList;
import java.util.List;

/// A circuit as a hypothesis: its edges are the tree's, a unit that several read standing below each of them. Every unit's row is the
/// root's own, and all that the circuit leaves out is from any row.
public final class CircuitTree {

    private static final int MOST_NODES = 500;

    private final List<Edge> edges;
    private int nodes;

    private CircuitTree(List<Edge> edges) {
        this.edges = edges;
    }

    /// @throws BadInput when no edge leads to the logits, or the tree has too many nodes
    public static Hypothesis of(Circuit.OfEdges circuit) {
        List<Edge> edges = circuit.pruned().kept();
        if (edges.isEmpty()) {
            throw new BadInput("No edge of the circuit lies on a way from input to logits, so it makes no tree; keep more edges.");
        }
        CircuitTree tree = new CircuitTree(edges);
        return Hypothesis.of("the circuit", tree.filled(Node.root(Feature.ANY), "logits"));
    }

    private Node filled(Node node, String unit) {
        List<Node> children = new ArrayList<>();
        for (Edge edge : edges) {
            Receiver receiver = edge.receiver();
            boolean ofHead = receiver.port().ofHead();
            if ((ofHead ? receiver.asHead().toString() : receiver.toString()).equals(unit)) {
                nodes++;
                if (nodes >= MOST_NODES) {
                    throw new BadInput("As a tree the circuit has more than " + MOST_NODES + " nodes; keep fewer edges.");
                }
                String sender = edge.sender().toString();
                children.add(filled(Node.child(edge.sender(), ofHead ? receiver.port().letter() : null, Feature.SAME), sender));
            }
        }
        return children.isEmpty() ? node : node.withRest(Feature.ANY).withChildren(children);
    }
}
