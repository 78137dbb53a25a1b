package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path of one or several hops: `L0H1->L1H4.v->L2H3.q->logits`. Each receiver on the way passes on what its head or MLP writes.
///
/// @param hops receivers in order; the last is where the path ends
public record Chain(Head sender, List<Receiver> hops) {

    private static final String ARROW = "->";

    public Chain {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new BadInput("A path has a receiver at least; write L0H1->logits.");
        }
        Part writes = Part.of(sender);
        for (Receiver hop : hops) {
            if (writes == null || !hop.reads(writes)) {
                throw new BadInput("A path can't go on to " + hop + ", which does not come after " + (writes == null ? "the logits"
                        : writes) + ".");
            }
            writes = writer(hop);
        }
    }

    /// @throws BadInput when `name` is none
    @JsonCreator
    public static Chain parse(String name) {
        List<String> parts = Arrays.asList(name.split(ARROW, -1));
        if (parts.size() < 2) {
            throw new BadInput(Quoted.of(name) + " is not a path; write a head and receivers, as L0H1->L1H4.v->logits.");
        }
        return new Chain(Head.parse(parts.getFirst()), parts.stream().skip(1).map(Receiver::parse).toList());
    }

    /// What writes where a receiver reads; nothing for the logits.
    private static @Nullable Part writer(Receiver hop) {
        return switch (hop.port()) {
            case Q, K, V -> Part.of(hop.asHead());
            case MLP -> Part.mlp(hop.layer());
            case LOGITS -> null;
        };
    }

    public Receiver end() {
        return hops.getLast();
    }

    /// Between sender and end.
    public List<Receiver> via() {
        return hops.subList(0, hops.size() - 1);
    }

    /// Whether it can go on to a receiver.
    public boolean leadsTo(Receiver next) {
        Part writes = writer(end());
        return writes != null && next.reads(writes);
    }

    /// One hop further.
    public Chain with(Receiver next) {
        List<Receiver> longer = new ArrayList<>(hops);
        longer.add(next);
        return new Chain(sender, longer);
    }

    @JsonValue
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(sender.toString());
        hops.forEach(hop -> text.append(ARROW).append(hop));
        return text.toString();
    }
}
