package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Edge;
import glasshead.experiment.Usual;
import java.util.List;
import java.util.TreeSet;

/// Which circuit is looked at, and how.
///
/// @param kept      how many of the strongest edges are kept
/// @param threshold of ACDC, in nats of KL
/// @param replacement what a cut edge carries
/// @param order     whether edges stand in the order of the forward pass instead of by size
/// @param compared name of a known circuit that it is compared with; empty for none
/// @param added     edges that are kept although the method leaves them out
/// @param dropped   edges that are cut although the method keeps them
public record CircuitLook(CircuitTab tab, CircuitMethod method, int kept, double threshold, Replacement replacement, boolean order,
        String compared, List<Edge> added, List<Edge> dropped) {

    @Usual
    public static final CircuitLook USUAL = new CircuitLook(CircuitTab.GRAPH, CircuitMethod.EAP_IG, 24, .01,
            Replacement.CORRUPTED, false, "", List.of(), List.of());

    public CircuitLook {
        if (kept < 0) {
            throw new BadInput("a circuit keeps 0 edges or more");
        }
        added = List.copyOf(new TreeSet<>(added));
        dropped = List.copyOf(new TreeSet<>(dropped));
    }

    public CircuitLook withTab(CircuitTab changed) {
        return new CircuitLook(changed, method, kept, threshold, replacement, order, compared, added, dropped);
    }

    public CircuitLook withMethod(CircuitMethod changed) {
        return new CircuitLook(tab, changed, kept, threshold, replacement, order, compared, added, dropped);
    }

    public CircuitLook withKept(int changed) {
        return new CircuitLook(tab, method, changed, threshold, replacement, order, compared, added, dropped);
    }

    public CircuitLook withThreshold(double changed) {
        return new CircuitLook(tab, method, kept, changed, replacement, order, compared, added, dropped);
    }

    public CircuitLook withReplacement(Replacement changed) {
        return new CircuitLook(tab, method, kept, threshold, changed, order, compared, added, dropped);
    }

    public CircuitLook withOrder(boolean changed) {
        return new CircuitLook(tab, method, kept, threshold, replacement, changed, compared, added, dropped);
    }

    public CircuitLook withCompared(String changed) {
        return new CircuitLook(tab, method, kept, threshold, replacement, order, changed, added, dropped);
    }

    /// @param nowAdded   and
    /// @param nowDropped what was changed by hand
    public CircuitLook withChanges(List<Edge> nowAdded, List<Edge> nowDropped) {
        return new CircuitLook(tab, method, kept, threshold, replacement, order, compared, nowAdded, nowDropped);
    }
}
