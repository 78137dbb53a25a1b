package glasshead.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of the model that writes to the residual stream. In the graph of ACDC, EAP-IG and MIB it is `input` (token and position
/// embedding), a head `L1H4`, or an MLP `MLP2`; where logits are attributed, the input's two halves and the biases count by themselves.
///
/// @param layer 0 for what is outside the layers
/// @param head  0 for what is no head
public record Part(Kind kind, int layer, int head) implements Comparable<Part> {

    /// In the order in which they write, and within a layer.
    public enum Kind {
        INPUT, EMBEDDING, POSITION, HEAD, MLP, BIASES
    }

    public static final Part INPUT = new Part(Kind.INPUT, 0, 0);
    /// The token embedding.
    public static final Part EMBEDDING = new Part(Kind.EMBEDDING, 0, 0);
    /// The position embedding.
    public static final Part POSITION = new Part(Kind.POSITION, 0, 0);
    /// Of all attention outputs, and what is folded into the unembedding.
    public static final Part BIASES = new Part(Kind.BIASES, 0, 0);

    private static final Pattern MLP = Pattern.compile("MLP(\\d{1,3})");

    public static Part of(Head head) {
        return new Part(Kind.HEAD, head.layer(), head.index());
    }

    public static Part mlp(int layer) {
        return new Part(Kind.MLP, layer, 0);
    }

    /// All that logits are attributed to, in the order of the forward pass.
    ///
    /// @param mlps whether the layers have MLPs
    public static List<Part> all(int layers, int heads, boolean mlps) {
        List<Part> all = new ArrayList<>(List.of(EMBEDDING, POSITION));
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                all.add(of(new Head(layer, head)));
            }
            if (mlps) {
                all.add(mlp(layer));
            }
        }
        all.add(BIASES);
        return all;
    }

    /// One that may stand in a graph, as its text says.
    ///
    /// @throws BadInput when `name` is none
    public static Part parse(String name) {
        if (name.equals("input")) {
            return INPUT;
        }
        Matcher mlp = MLP.matcher(name);
        if (mlp.matches()) {
            return mlp(Integer.parseInt(mlp.group(1)));
        }
        try {
            return of(Head.parse(name));
        } catch (BadInput none) {
            throw new BadInput(Quoted.of(name) + " writes nothing; write input, a head as L1H4, or an MLP as MLP2.", none);
        }
    }

    /// When it writes: a number that grows with the forward pass, the same for the heads of a layer.
    int stage() {
        return switch (kind) {
            case INPUT, EMBEDDING, POSITION -> 0;
            case HEAD -> 2 * layer + 1;
            case MLP -> 2 * layer + 2;
            case BIASES -> Integer.MAX_VALUE;
        };
    }

    /// Of a part that stands in no graph.
    public IllegalArgumentException noSender() {
        return new IllegalArgumentException(this + " stands in no graph");
    }

    public boolean isHead() {
        return kind == Kind.HEAD;
    }

    /// Only of a head.
    public Head asHead() {
        return new Head(layer, head);
    }

    @Override
    public int compareTo(Part other) {
        int stages = Integer.compare(stage(), other.stage());
        int kinds = stages == 0 ? kind.compareTo(other.kind) : stages;
        return kinds == 0 ? Integer.compare(head, other.head) : kinds;
    }

    /// How it is named on screen: `MLP 2`, `embedding`.
    public String label() {
        return kind == Kind.MLP ? "MLP " + layer : toString();
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return switch (kind) {
            case INPUT -> "input";
            case EMBEDDING -> "embedding";
            case POSITION -> "position";
            case HEAD -> asHead().toString();
            case MLP -> "MLP" + layer;
            case BIASES -> "biases";
        };
    }
}
