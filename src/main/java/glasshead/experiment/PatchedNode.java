package glasshead.experiment;

import glasshead.experiment.Receiver.Port;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One activation that is taken from elsewhere by itself: what a head gathers (z) `L1H4`, its queries, keys or values `L1H4.q`, what an MLP
/// writes `MLP2`, or `input`.
///
/// @param port of a head; none for what a part writes
public record PatchedNode(Part part, @Nullable Port port) {

    private static final List<Port> PORTS = List.of(Port.Q, Port.K, Port.V);

    /// All of a graph, in the order of the forward pass.
    public static List<PatchedNode> all(Graph graph) {
        List<PatchedNode> nodes = new ArrayList<>();
        for (Part part : graph.senders()) {
            if (part.isHead()) {
                PORTS.forEach(port -> nodes.add(new PatchedNode(part, port)));
            }
            nodes.add(new PatchedNode(part, null));
        }
        return List.copyOf(nodes);
    }

    public Site site() {
        return switch (part.kind()) {
            case INPUT -> Site.RESID_PRE;
            case MLP -> Site.MLP_OUT;
            case HEAD -> port == null ? Site.Z : Site.valueOf(port.name());
            case EMBEDDING, POSITION, BIASES -> throw part.noSender();
        };
    }

    /// Whether it shows only in where the head looks.
    public boolean movesAttention() {
        return port == Port.Q || port == Port.K;
    }

    @Override
    public String toString() {
        return port == null ? part.toString() : part + "." + port.letter();
    }
}
