package glasshead.ui.circuit;

import glasshead.experiment.BadInput;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.EdgesLook;
import glasshead.experiment.view.EdgesPicture;
import glasshead.experiment.view.NodeScoring;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Segmented;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All edges at once: approximate against exact scores, as a matrix, or those into one receiver.
final class EdgesView extends VBox {

    private final CircuitViewModel model;
    private final ComboBox<String> receivers = new ComboBox<>();
    private final Label said = new Label();
    private boolean showing;

    EdgesView(CircuitViewModel model, ViewOptions options) {
        this.model = model;
        getStyleClass().add("circuit-all-edges");
        var picture = model.looks().part(CircuitLook::edges, CircuitLook::withEdges).choice(EdgesLook::picture, EdgesLook::withPicture);
        Map<EdgesPicture, Node> pictures = new EnumMap<>(EdgesPicture.class);
        pictures.put(EdgesPicture.SCATTER, Scatters.edges(model, options));
        pictures.put(EdgesPicture.NODES, Scatters.nodes(model, options));
        pictures.put(EdgesPicture.MATRIX, new EdgeCells(model, options, shown -> EdgeGrid.all(shown.graph(), shown.edges()), column -> model
                .edits().senders(receiver(column))));
        pictures.put(EdgesPicture.SENDERS, new EdgeCells(model, options, shown -> EdgeGrid.into(shown.graph(), of(shown, model.look()
                .edges().receiver())), _ -> {}));
        StackPane middle = new StackPane(pictures.values().toArray(Node[]::new));
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        receivers.setTooltip(new Tooltip("Whose senders are shown"));
        receivers.setAccessibleText("Receiver");
        receivers.valueProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                model.edits().receiver(now);
            }
        });
        Node scoring = NodeScoringSwitch.of(model);
        picture.subscribe(now -> {
            pictures.forEach((each, node) -> node.setVisible(each == now));
            receivers.setVisible(now == EdgesPicture.SENDERS);
            scoring.setVisible(now == EdgesPicture.NODES);
        });
        scoring.managedProperty().bind(scoring.visibleProperty());
        receivers.managedProperty().bind(receivers.visibleProperty());
        said.getStyleClass().addAll("small", "muted");
        HBox line = new HBox(8, new Segmented<>(List.of(EdgesPicture.values()), EdgesPicture::title, EdgesPicture::tooltip, picture),
                receivers, scoring, said);
        line.getStyleClass().add("circuit-line");
        setSpacing(6);
        setMinSize(0, 0);
        getChildren().addAll(line, middle);
        model.shown().subscribe(this::show);
        model.session().view().subscribe(this::show);
        show();
    }

    private Receiver receiver(int column) {
        Shown shown = model.shown().get();
        return shown == null ? Receiver.LOGITS : shown.graph().receivers().get(column);
    }

    /// The logits where a model of another shape has no such receiver.
    private static Receiver of(Shown shown, String name) {
        try {
            Receiver receiver = Receiver.parse(name);
            return shown.graph().has(receiver) ? receiver : Receiver.LOGITS;
        } catch (BadInput none) {
            return Receiver.LOGITS;
        }
    }

    private void show() {
        Shown shown = model.shown().get();
        if (shown == null) {
            return;
        }
        showing = true;
        List<String> names = shown.graph().receivers().reversed().stream().map(Receiver::toString).toList();
        if (!receivers.getItems().equals(names)) {
            receivers.getItems().setAll(names);
        }
        receivers.setValue(of(shown, model.look().edges().receiver()).toString());
        said.setText(switch (model.look().edges().picture()) {
            case SCATTER -> "";
            case NODES -> model.look().nodes().scoring() == NodeScoring.OFF ? "choose how nodes are scored" : "";
            case MATRIX -> "a click on a cell cuts that edge or puts it in, on a receiver's name shows its senders";
            case SENDERS -> "a click cuts the edge from there, or puts it in";
        });
        showing = false;
    }
}
