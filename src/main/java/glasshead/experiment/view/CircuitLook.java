package glasshead.experiment.view;

import glasshead.experiment.Cutting;
import glasshead.experiment.Usual;

/// Which circuit is looked at, and how.
///
/// @param search   how it is found
/// @param cutting  how edges are cut
/// @param changes  made to it by hand
/// @param compared what it is compared with
/// @param edges    how edges are listed, and all of them shown
/// @param nodes    which scores they have
/// @param paths    which are patched
public record CircuitLook(CircuitTab tab, CircuitSearch search, Cutting cutting, HandChanges changes, ComparedLook compared,
        EdgesLook edges, NodesLook nodes, PathsLook paths) {

    @Usual
    public static final CircuitLook USUAL = new CircuitLook(CircuitTab.GRAPH, CircuitSearch.USUAL, Cutting.CORRUPTED, HandChanges.NONE,
            ComparedLook.NONE, EdgesLook.USUAL, NodesLook.OFF, PathsLook.USUAL);

    public CircuitLook withTab(CircuitTab changed) {
        return new CircuitLook(changed, search, cutting, changes, compared, edges, nodes, paths);
    }

    public CircuitLook withSearch(CircuitSearch changed) {
        return new CircuitLook(tab, changed, cutting, changes, compared, edges, nodes, paths);
    }

    public CircuitLook withCutting(Cutting changed) {
        return new CircuitLook(tab, search, changed, changes, compared, edges, nodes, paths);
    }

    public CircuitLook withChanges(HandChanges changed) {
        return new CircuitLook(tab, search, cutting, changed, compared, edges, nodes, paths);
    }

    public CircuitLook withCompared(ComparedLook changed) {
        return new CircuitLook(tab, search, cutting, changes, changed, edges, nodes, paths);
    }

    public CircuitLook withEdges(EdgesLook changed) {
        return new CircuitLook(tab, search, cutting, changes, compared, changed, nodes, paths);
    }

    public CircuitLook withNodes(NodesLook changed) {
        return new CircuitLook(tab, search, cutting, changes, compared, edges, changed, paths);
    }

    public CircuitLook withPaths(PathsLook changed) {
        return new CircuitLook(tab, search, cutting, changes, compared, edges, nodes, changed);
    }
}
