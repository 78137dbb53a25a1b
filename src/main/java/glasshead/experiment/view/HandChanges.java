package glasshead.experiment.view;

import glasshead.experiment.Edge;
import glasshead.experiment.Usual;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// What was changed about a circuit by hand.
///
/// @param added   edges that are kept although the method leaves them out
/// @param dropped edges that are cut although the method keeps them
public record HandChanges(List<Edge> added, List<Edge> dropped) {

    @Usual
    public static final HandChanges NONE = new HandChanges(List.of(), List.of());

    public HandChanges {
        added = List.copyOf(new TreeSet<>(added));
        dropped = List.copyOf(new TreeSet<>(dropped));
    }

    /// Cuts an edge that is kept, puts in one that is cut.
    ///
    /// @param kept whether it is kept now
    public HandChanges toggled(Edge edge, boolean kept) {
        List<Edge> nowAdded = new ArrayList<>(added);
        List<Edge> nowDropped = new ArrayList<>(dropped);
        if (!nowAdded.remove(edge) && !nowDropped.remove(edge)) {
            (kept ? nowDropped : nowAdded).add(edge);
        }
        return new HandChanges(nowAdded, nowDropped);
    }

    /// Keeps edges in any case.
    public HandChanges keeping(Collection<Edge> edges) {
        List<Edge> nowAdded = new ArrayList<>(added);
        nowAdded.addAll(edges);
        return new HandChanges(nowAdded, dropped.stream().filter(edge -> !edges.contains(edge)).toList());
    }
}
