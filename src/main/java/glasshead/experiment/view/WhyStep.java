package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Edge;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import java.util.List;
import java.util.stream.IntStream;

/// One step of the way upstream: a head that looks from one token to another.
///
/// @param read by what the step before reads this head: its queries, keys or values; for the first step of a path by nothing, which is
///             written as [Port#LOGITS]
public record WhyStep(Head head, int query, int key, Port read) {

    public WhyStep {
        if (Math.min(query, key) < 0) {
            throw new BadInput("positions count from 0");
        }
    }

    /// The edges that a path went along, each from the head further upstream.
    public static List<Edge> edges(List<WhyStep> path) {
        return IntStream.range(1, path.size()).mapToObj(step -> new Edge(Part.of(path.get(step).head), Receiver.of(path.get(step
                - 1).head, path.get(step).read))).toList();
    }
}
