package glasshead.ui.circuit;

import glasshead.circuit.KnownCircuit;
import glasshead.ui.options.ViewOptions;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;

/// What the colours of the nodes mean while the circuit is compared with one that has classes of parts.
final class OverlayKey extends FlowPane {

    private static final double SIDE = 9;

    private final CircuitViewModel model;
    private final ViewOptions options;

    OverlayKey(CircuitViewModel model, ViewOptions options) {
        super(12, 2);
        this.model = model;
        this.options = options;
        getStyleClass().add("circuit-key");
        setMinHeight(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        model.shown().addListener((_, _, _) -> show());
        model.session().view().subscribe(_ -> show());
        model.known().subscribe(_ -> show());
        options.dark().subscribe(_ -> show());
    }

    private void show() {
        Shown shown = model.shown().get();
        KnownCircuit other = model.compared();
        getChildren().clear();
        setVisible(shown != null && other != null);
        if (shown == null || other == null) {
            return;
        }
        Overlay overlay = Overlay.of(other, shown);
        if (overlay.names().isEmpty()) {
            getChildren().add(entry(0, "also in “" + other.name() + "”"));
        }
        for (int number = 0; number < overlay.names().size(); number++) {
            getChildren().add(entry(number, overlay.names().get(number)));
        }
        if (other.kept() != null) {
            Label dotted = new Label("dotted: only there, " + overlay.elsewhere().size() + " edges");
            dotted.getStyleClass().addAll("small", "muted");
            getChildren().add(dotted);
        }
    }

    private Label entry(int number, String name) {
        Label entry = new Label(name, new Rectangle(SIDE, SIDE, Overlay.colour(number, options.dark().get())));
        entry.getStyleClass().addAll("small", "muted");
        return entry;
    }
}
