package glasshead.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All senders, receivers and edges of a model, in one order: the graph of ACDC (Conmy et al., 2023), EAP-IG (Hanna et al., 2024) and MIB
/// (Mueller et al., 2025). There is an edge from every sender to every receiver after it; heads of a layer do not feed each other, but feed
/// that layer's MLP.
public record Graph(int layers, int heads, boolean mlps) {

    /// In the order of the forward pass.
    public List<Part> senders() {
        List<Part> senders = new ArrayList<>();
        senders.add(Part.INPUT);
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                senders.add(Part.of(new Head(layer, head)));
            }
            if (mlps) {
                senders.add(Part.mlp(layer));
            }
        }
        return List.copyOf(senders);
    }

    /// In the order of the forward pass.
    public List<Receiver> receivers() {
        List<Receiver> receivers = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                for (Receiver.Port port : List.of(Receiver.Port.Q, Receiver.Port.K, Receiver.Port.V)) {
                    receivers.add(Receiver.of(new Head(layer, head), port));
                }
            }
            if (mlps) {
                receivers.add(Receiver.mlp(layer));
            }
        }
        receivers.add(Receiver.LOGITS);
        return List.copyOf(receivers);
    }

    public List<Edge> edges() {
        List<Part> senders = senders();
        return receivers().stream().flatMap(receiver -> senders.stream().filter(receiver::reads).map(sender -> new Edge(sender, receiver)))
                .toList();
    }

    /// How many senders write before a receiver reads; they are the first ones of [#senders].
    public int before(Receiver receiver) {
        int ofLayer = heads + (mlps ? 1 : 0);
        return switch (receiver.port()) {
            case Q, K, V -> 1 + receiver.layer() * ofLayer;
            case MLP -> 1 + receiver.layer() * ofLayer + heads;
            case LOGITS -> 1 + layers * ofLayer;
        };
    }

    /// A sender's place among [#senders].
    public int index(Part sender) {
        int ofLayer = heads + (mlps ? 1 : 0);
        return switch (sender.kind()) {
            case INPUT -> 0;
            case HEAD -> 1 + sender.layer() * ofLayer + sender.head();
            case MLP -> 1 + sender.layer() * ofLayer + heads;
            case EMBEDDING, POSITION, BIASES -> throw sender.noSender();
        };
    }

    /// An edge's place among [#edges].
    public int index(Edge edge) {
        Receiver receiver = edge.receiver();
        int layer = receiver.layer();
        return index(edge.sender()) + switch (receiver.port()) {
            case Q, K, V -> edgesBelow(layer) + (3 * receiver.head() + receiver.port().ordinal()) * before(receiver);
            case MLP -> edgesBelow(layer) + 3 * heads * (before(receiver) - heads);
            case LOGITS -> edgesBelow(layers);
        };
    }

    public int edgeCount() {
        return edgesBelow(layers) + before(Receiver.LOGITS);
    }

    /// Edges into the receivers of the first layers.
    private int edgesBelow(int layer) {
        int mlp = mlps ? 1 : 0;
        int sendersBefore = layer + (heads + mlp) * layer * (layer - 1) / 2;
        return (3 * heads + mlp) * sendersBefore + mlp * heads * layer;
    }

    public boolean has(Part sender) {
        return switch (sender.kind()) {
            case INPUT -> true;
            case HEAD -> sender.layer() < layers && sender.head() < heads;
            case MLP -> mlps && sender.layer() < layers;
            case EMBEDDING, POSITION, BIASES -> false;
        };
    }

    public boolean has(Receiver receiver) {
        return switch (receiver.port()) {
            case Q, K, V -> receiver.layer() < layers && receiver.head() < heads;
            case MLP -> mlps && receiver.layer() < layers;
            case LOGITS -> true;
        };
    }

    /// @throws BadInput when the model does not have one of these edges
    public void require(Collection<Edge> edges) {
        for (Edge edge : edges) {
            if (!has(edge.sender()) || !has(edge.receiver())) {
                throw new BadInput("The model has no edge " + edge + "; " + size() + ".");
            }
        }
    }

    /// @throws BadInput when the model does not have this head
    public void require(Head head) {
        if (!has(Part.of(head))) {
            throw new BadInput("The model has no head " + head + "; " + size() + ".");
        }
    }

    private String size() {
        return "it has " + layers + " layers with " + heads + " heads" + (mlps ? " and an MLP" : " and no MLPs");
    }

    /// Those of some edges that lie on a way from the input to the logits. A way passes through a head by any of its q, k and v.
    public static Set<Edge> connected(Collection<Edge> edges) {
        Set<Edge> reached = new HashSet<>();
        Set<String> fed = new HashSet<>(Set.of(Part.INPUT.toString()));
        edges.stream().sorted().filter(edge -> fed.contains(edge.sender().toString())).forEach(edge -> {
            reached.add(edge);
            fed.add(unit(edge.receiver()));
        });
        Set<Edge> kept = new HashSet<>();
        Set<String> read = new HashSet<>(Set.of(Receiver.LOGITS.toString()));
        reached.stream().sorted(Comparator.reverseOrder()).filter(edge -> read.contains(unit(edge.receiver()))).forEach(edge -> {
            kept.add(edge);
            read.add(edge.sender().toString());
        });
        return kept;
    }

    /// The head or MLP that a receiver belongs to.
    private static String unit(Receiver receiver) {
        return receiver.port().ofHead() ? receiver.asHead().toString() : receiver.toString();
    }
}
