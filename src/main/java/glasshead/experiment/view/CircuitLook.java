package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Edge;
import glasshead.experiment.Positions;
import glasshead.experiment.Usual;
import java.util.List;
import java.util.TreeSet;

/// Which circuit is looked at, and how.
///
/// @param kept        how many of the strongest edges are kept
/// @param threshold   of ACDC, in nats of KL
/// @param replacement what a cut edge carries
/// @param column      of means: rows that agree in it have a mean of their own; empty for one mean over the set
/// @param positions   at which edges are cut
/// @param order       whether edges stand in the order of the forward pass instead of by size
/// @param compared    name of a known circuit that it is compared with; empty for none
/// @param added       edges that are kept although the method leaves them out
/// @param dropped     edges that are cut although the method keeps them
/// @param aside       edges of a circuit that was set aside to compare others with
/// @param picture     of all edges
/// @param receiver    whose senders are shown
public record CircuitLook(CircuitTab tab, CircuitMethod method, int kept, double threshold, Replacement replacement, String column,
        Positions positions, boolean order, String compared, List<Edge> added, List<Edge> dropped, List<Edge> aside, EdgesPicture picture,
        String receiver) {

    @Usual
    public static final CircuitLook USUAL = new CircuitLook(CircuitTab.GRAPH, CircuitMethod.EAP_IG, 24, .01,
            Replacement.CORRUPTED, "", Positions.ALL, false, "", List.of(), List.of(), List.of(), EdgesPicture.SCATTER, "logits");

    public CircuitLook {
        if (kept < 0) {
            throw new BadInput("a circuit keeps 0 edges or more");
        }
        added = List.copyOf(new TreeSet<>(added));
        dropped = List.copyOf(new TreeSet<>(dropped));
        aside = List.copyOf(new TreeSet<>(aside));
    }

    /// How edges are cut.
    public Cutting cutting() {
        return new Cutting(replacement, column, positions);
    }

    public CircuitLook withTab(CircuitTab changed) {
        return new CircuitLook(changed, method, kept, threshold, replacement, column, positions, order, compared, added, dropped, aside,
                picture, receiver);
    }

    public CircuitLook withMethod(CircuitMethod changed) {
        return new CircuitLook(tab, changed, kept, threshold, replacement, column, positions, order, compared, added, dropped, aside,
                picture, receiver);
    }

    public CircuitLook withKept(int changed) {
        return new CircuitLook(tab, method, changed, threshold, replacement, column, positions, order, compared, added, dropped, aside,
                picture, receiver);
    }

    public CircuitLook withThreshold(double changed) {
        return new CircuitLook(tab, method, kept, changed, replacement, column, positions, order, compared, added, dropped, aside,
                picture, receiver);
    }

    public CircuitLook withCutting(Cutting changed) {
        return new CircuitLook(tab, method, kept, threshold, changed.replacement(), changed.column(), changed.positions(), order, compared,
                added, dropped, aside, picture, receiver);
    }

    public CircuitLook withOrder(boolean changed) {
        return new CircuitLook(tab, method, kept, threshold, replacement, column, positions, changed, compared, added, dropped, aside,
                picture, receiver);
    }

    public CircuitLook withCompared(String changed) {
        return new CircuitLook(tab, method, kept, threshold, replacement, column, positions, order, changed, added, dropped, aside,
                picture, receiver);
    }

    /// Compares with these edges from now on.
    public CircuitLook withAside(String name, List<Edge> changed) {
        return new CircuitLook(tab, method, kept, threshold, replacement, column, positions, order, name, added, dropped, changed,
                picture, receiver);
    }

    public CircuitLook withPicture(EdgesPicture changed) {
        return new CircuitLook(tab, method, kept, threshold, replacement, column, positions, order, compared, added, dropped, aside,
                changed, receiver);
    }

    public CircuitLook withReceiver(String changed) {
        return new CircuitLook(tab, method, kept, threshold, replacement, column, positions, order, compared, added, dropped, aside,
                picture, changed);
    }

    /// @param nowAdded   and
    /// @param nowDropped what was changed by hand
    public CircuitLook withChanges(List<Edge> nowAdded, List<Edge> nowDropped) {
        return new CircuitLook(tab, method, kept, threshold, replacement, column, positions, order, compared, nowAdded, nowDropped, aside,
                picture, receiver);
    }
}
