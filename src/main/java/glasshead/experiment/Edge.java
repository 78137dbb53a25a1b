package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/// One sender's share of what one receiver reads: `L0H1->L2H4.q`.
public record Edge(Part sender, Receiver receiver) implements Comparable<Edge> {

    private static final String ARROW = "->";
    private static final Comparator<Edge> ORDER = Comparator.comparing(Edge::receiver).thenComparing(Edge::sender);

    /// @throws BadInput when `name` is none, or leads backwards
    @JsonCreator
    public static Edge parse(String name) {
        int arrow = name.indexOf(ARROW);
        if (arrow < 0) {
            throw new BadInput(Quoted.of(name) + " is not an edge; write sender and receiver, as L0H1->L2H4.q.");
        }
        Edge edge = new Edge(Part.parse(name.substring(0, arrow)), Receiver.parse(name.substring(arrow + ARROW.length())));
        if (!edge.receiver.reads(edge.sender)) {
            throw new BadInput("There is no edge " + edge + ": " + edge.receiver + " does not come after " + edge.sender + ".");
        }
        return edge;
    }

    /// Receivers in the order of the forward pass, the senders of each likewise: the order of the graph.
    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return sender + ARROW + receiver;
    }
}
