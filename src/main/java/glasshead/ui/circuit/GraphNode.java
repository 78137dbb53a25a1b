package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Receiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A box in the picture: what writes, what reads, or both.
///
/// @param sender nothing for the logits
record GraphNode(@Nullable Part sender) {

    static final GraphNode INPUT = new GraphNode(Part.INPUT);
    static final GraphNode LOGITS = new GraphNode(null);

    static GraphNode of(Receiver receiver) {
        return switch (receiver.port()) {
            case Q, K, V -> new GraphNode(Part.of(receiver.asHead()));
            case MLP -> new GraphNode(Part.mlp(receiver.layer()));
            case LOGITS -> LOGITS;
        };
    }

    /// All of a model, in the order of the forward pass.
    static List<GraphNode> all(Graph graph) {
        List<GraphNode> all = new ArrayList<>();
        graph.senders().forEach(sender -> all.add(new GraphNode(sender)));
        all.add(LOGITS);
        return all;
    }

    /// The receivers in it.
    List<Receiver> receivers() {
        if (sender == null) {
            return List.of(Receiver.LOGITS);
        }
        Head head = new Head(sender.layer(), sender.head());
        return switch (sender.kind()) {
            case INPUT, EMBEDDING, POSITION, BIASES -> List.of();
            case HEAD -> List.of(Receiver.of(head, Receiver.Port.Q), Receiver.of(head, Receiver.Port.K), Receiver.of(head,
                    Receiver.Port.V));
            case MLP -> List.of(Receiver.mlp(sender.layer()));
        };
    }

    /// Where a node reads: its port, an MLP for what it writes; nothing for what only writes.
    static @Nullable Receiver read(PatchedNode node) {
        List<Receiver> receivers = new GraphNode(node.part()).receivers();
        return receivers.size() == 1 ? receivers.getFirst() : receivers.stream().filter(each -> each.port() == node.port()).findFirst()
                .orElse(null);
    }

    boolean isHead() {
        return sender != null && sender.isHead();
    }

    @Nullable
    Head head() {
        return sender != null && sender.isHead() ? sender.asHead() : null;
    }

    boolean isMlp() {
        return sender != null && sender.kind() == Part.Kind.MLP;
    }

    /// Whether an edge begins or ends in it.
    boolean has(Edge edge) {
        return edge.sender().equals(sender) || of(edge.receiver()).equals(this);
    }

    @Override
    public String toString() {
        return sender == null ? Receiver.LOGITS.toString() : sender.toString();
    }
}
