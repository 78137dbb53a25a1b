package glasshead.ui.circuit;

import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.NodeScoring;
import glasshead.experiment.view.NodesLook;
import glasshead.ui.panel.Segmented;
import java.util.List;

/// How nodes are scored, if they are.
final class NodeScoringSwitch {

    private NodeScoringSwitch() {}

    static Segmented<NodeScoring> of(CircuitViewModel model) {
        Segmented<NodeScoring> buttons = new Segmented<>(List.of(NodeScoring.values()), NodeScoring::title, NodeScoring::tooltip, model
                .looks().part(CircuitLook::nodes, CircuitLook::withNodes).choice(NodesLook::scoring, NodesLook::withScoring));
        buttons.getStyleClass().add("circuit-nodes");
        return buttons;
    }
}
