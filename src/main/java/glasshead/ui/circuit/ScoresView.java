package glasshead.ui.circuit;

import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.EdgesLook;
import glasshead.experiment.view.NodeScoring;
import glasshead.experiment.view.NodesLook;
import glasshead.ui.format.PlainList;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The panel of scores: the circuit's edges or, where nodes have scores, those.
final class ScoresView {

    /// The header and two rows; one where the head of the panel takes two lines.
    private static final double LEAST_HEIGHT = 72;
    private static final double LOWER_HEIGHT = 44;

    private final CircuitViewModel model;
    private final Panel panel = new Panel("Edges");
    private final EdgeList edges;
    private final NodeList nodes;
    private final Segmented<Boolean> which;
    private @Nullable ScoreTable on;

    ScoresView(CircuitViewModel model) {
        this.model = model;
        edges = new EdgeList(model);
        nodes = new NodeList(model);
        var nodesLook = model.looks().part(CircuitLook::nodes, CircuitLook::withNodes);
        which = new Segmented<>(List.of(false, true), listed -> listed ? "Nodes" : "Edges", listed -> listed
                ? "Heads, their queries, keys and values, MLPs and the input" : "Edges of the circuit", nodesLook.choice(NodesLook::listed,
                        NodesLook::withListed));
        which.managedProperty().bind(which.visibleProperty());
        panel.getStyleClass().add("circuit-edges");
        panel.getStylesheets().add(PlainList.SHEET);
        panel.controls().getChildren().addAll(which, new Segmented<>(List.of(false, true), order -> order ? "Order" : "Size",
                order -> order ? "In the order of the forward pass" : "The strongest first", model.looks().part(CircuitLook::edges,
                        CircuitLook::withEdges).choice(EdgesLook::order, EdgesLook::withOrder)));
        panel.legendControls().getChildren().add(nodes.check());
        panel.setTable(() -> table().data());
        model.shown().subscribe(this::show);
        model.session().view().subscribe(this::show);
        model.nodes().figures().subscribe(this::show);
        model.nodes().exact().running().subscribe(this::show);
        show();
    }

    Panel panel() {
        return panel;
    }

    private ScoreTable table() {
        return model.look().nodes().listed() ? nodes : edges;
    }

    private void show() {
        ScoreTable table = table();
        which.setVisible(model.look().nodes().scoring() != NodeScoring.OFF);
        panel.keepContent(which.isVisible() ? LOWER_HEIGHT : LEAST_HEIGHT);
        edges.show();
        nodes.show();
        panel.title().set(table.title());
        panel.legend().set(table.legend());
        if (table != on) {
            on = table;
            panel.setContent(table.content());
            panel.setFooter(table.footer().toArray(Node[]::new));
        }
    }
}
