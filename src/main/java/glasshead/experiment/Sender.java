package glasshead.experiment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What writes to the residual stream, as the graph of ACDC, EAP-IG and MIB has it: `input` (token and position embedding), a head `L1H4`,
/// an MLP `MLP2`.
///
/// @param layer 0 for the input
/// @param head  0 for what is no head
public record Sender(Kind kind, int layer, int head) implements Comparable<Sender> {

    /// In the order in which they write within a layer.
    public enum Kind {
        INPUT, HEAD, MLP
    }

    public static final Sender INPUT = new Sender(Kind.INPUT, 0, 0);

    private static final Pattern MLP = Pattern.compile("MLP(\\d{1,3})");

    public static Sender of(Head head) {
        return new Sender(Kind.HEAD, head.layer(), head.index());
    }

    public static Sender mlp(int layer) {
        return new Sender(Kind.MLP, layer, 0);
    }

    /// @throws BadInput when `name` is none
    public static Sender parse(String name) {
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
            case INPUT -> 0;
            case HEAD -> 2 * layer + 1;
            case MLP -> 2 * layer + 2;
        };
    }

    /// Only of a head.
    public Head asHead() {
        return new Head(layer, head);
    }

    @Override
    public int compareTo(Sender other) {
        int stages = Integer.compare(stage(), other.stage());
        return stages == 0 ? Integer.compare(head, other.head) : stages;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case INPUT -> "input";
            case HEAD -> asHead().toString();
            case MLP -> "MLP" + layer;
        };
    }
}
