package glasshead.experiment;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What reads the residual stream through a LayerNorm of its own: a head's queries `L1H4.q`, keys `L1H4.k` or values `L1H4.v`, an MLP
/// `MLP2`, or `logits`.
///
/// @param layer 0 for the logits
/// @param head  0 for what is no head
public record Receiver(Port port, int layer, int head) implements Comparable<Receiver> {

    /// In the order of the graph.
    public enum Port implements Word {
        Q, K, V, MLP, LOGITS;

        public boolean ofHead() {
            return this == Q || this == K || this == V;
        }

        /// `q`, `k` or `v`.
        public String letter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Receiver LOGITS = new Receiver(Port.LOGITS, 0, 0);

    private static final Pattern HEAD = Pattern.compile("L(\\d{1,3})H(\\d{1,3})\\.([qkv])");
    private static final Pattern MLP = Pattern.compile("MLP(\\d{1,3})");
    private static final Comparator<Receiver> ORDER = Comparator.comparingInt(Receiver::stage).thenComparingInt(Receiver::head)
            .thenComparing(Receiver::port);

    public static Receiver of(Head head, Port port) {
        return new Receiver(port, head.layer(), head.index());
    }

    public static Receiver mlp(int layer) {
        return new Receiver(Port.MLP, layer, 0);
    }

    /// @throws BadInput when `name` is none
    public static Receiver parse(String name) {
        if (name.equals("logits")) {
            return LOGITS;
        }
        Matcher mlp = MLP.matcher(name);
        if (mlp.matches()) {
            return mlp(Integer.parseInt(mlp.group(1)));
        }
        Matcher head = HEAD.matcher(name);
        if (head.matches()) {
            return of(new Head(Integer.parseInt(head.group(1)), Integer.parseInt(head.group(2))), Port.valueOf(head.group(3).toUpperCase(
                    Locale.ROOT)));
        }
        throw new BadInput(Quoted.of(name)
                + " reads nothing; write a head's queries, keys or values as L1H4.q, an MLP as MLP2, or "
                + "logits.");
    }

    /// When it reads, on the scale of [Part#stage].
    int stage() {
        return switch (port) {
            case Q, K, V -> 2 * layer + 1;
            case MLP -> 2 * layer + 2;
            case LOGITS -> Integer.MAX_VALUE;
        };
    }

    /// Whether it comes after a sender, so that there is an edge.
    public boolean reads(Part sender) {
        return sender.stage() < stage();
    }

    /// Only of a head.
    public Head asHead() {
        return new Head(layer, head);
    }

    @Override
    public int compareTo(Receiver other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return switch (port) {
            case Q, K, V -> asHead() + "." + port.letter();
            case MLP -> "MLP" + layer;
            case LOGITS -> "logits";
        };
    }
}
