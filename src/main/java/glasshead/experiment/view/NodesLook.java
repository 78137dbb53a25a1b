package glasshead.experiment.view;

import glasshead.experiment.Usual;

/// Which scores of nodes are looked at.
///
/// @param listed whether nodes are listed instead of edges
public record NodesLook(NodeScoring scoring, boolean listed) {

    @Usual
    public static final NodesLook OFF = new NodesLook(NodeScoring.OFF, false);

    /// Lists what is scored now.
    public NodesLook withScoring(NodeScoring changed) {
        return changed == scoring ? this : new NodesLook(changed, changed != NodeScoring.OFF);
    }

    public NodesLook withListed(boolean changed) {
        return new NodesLook(scoring, changed);
    }
}
