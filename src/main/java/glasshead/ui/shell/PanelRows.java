package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Subject and outcome, and below them the workspace.
final class PanelRows extends VBox {

    private static final List<Double> TOP = List.of(0.74);

    PanelRows(Slots slots, WorkspacePane workspace, ViewOptions options) {
        RememberedSplit top = new RememberedSplit("top", Orientation.HORIZONTAL, options, TOP, styled("slot-top", slots.prompt()), styled(
                "slot-contrast", slots.contrast()));
        VBox.setVgrow(workspace, Priority.ALWAYS);
        getChildren().addAll(top, workspace);
        getStyleClass().add("rows");
    }

    private static Node styled(String style, Region slot) {
        slot.getStyleClass().add(style);
        slot.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return slot;
    }
}
