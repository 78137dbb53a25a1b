package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Subject and outcome, and below them the workspace. One of its panels can fill all of it.
final class PanelRows extends VBox {

    private static final List<Double> TOP = List.of(0.74);

    private final LargePanel large;

    PanelRows(Slots slots, WorkspacePane workspace, ViewOptions options) {
        RememberedSplit top = new RememberedSplit("top", Orientation.HORIZONTAL, options, TOP, styled("slot-top", slots.prompt()), styled(
                "slot-contrast", slots.contrast()));
        VBox.setVgrow(workspace, Priority.ALWAYS);
        getChildren().addAll(top, workspace);
        getStyleClass().add("rows");
        large = new LargePanel(workspace);
        workspace.shown().addListener((_, _, _) -> large.back());
        large.panel().subscribe(panel -> {
            top.setVisible(panel == null);
            top.setManaged(panel == null);
        });
    }

    /// The one that fills the rows, if one does.
    LargePanel large() {
        return large;
    }

    private static Node styled(String style, Region slot) {
        slot.getStyleClass().add(style);
        slot.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return slot;
    }
}
