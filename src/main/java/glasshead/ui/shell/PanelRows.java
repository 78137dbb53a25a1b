package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Prompt and contrast, heads and attention and bars, predictions and interventions and provenance: between them the dividers that the user
/// moves. One of the panels can fill all of it.
final class PanelRows extends VBox {

    private static final List<Double> TOP = List.of(0.74);
    private static final List<Double> UPPER_AND_LOWER = List.of(0.7);
    private static final List<Double> UPPER = List.of(0.28, 0.727);
    private static final List<Double> LOWER = List.of(0.362, 0.715);

    private final LargePanel large;

    PanelRows(Slots slots, ViewOptions options) {
        RememberedSplit top = new RememberedSplit("top", Orientation.HORIZONTAL, options, TOP,
                styled("slot-top", slots.prompt()), styled("slot-contrast", slots.contrast()));
        RememberedSplit upper = new RememberedSplit("upper", Orientation.HORIZONTAL, options, UPPER,
                styled("slot-upper", findings(slots.heads())), styled("slot-attention", styled("slot-upper", findings(slots.attention()))),
                styled("slot-bars", styled("slot-upper", findings(slots.bars()))));
        RememberedSplit lower = new RememberedSplit("lower", Orientation.HORIZONTAL, options, LOWER,
                styled("slot-lower", findings(slots.predictions())), styled("slot-lower", slots.interventions()), styled("slot-lower",
                        findings(slots.provenance())));
        RememberedSplit both = new RememberedSplit("upper-and-lower", Orientation.VERTICAL, options, UPPER_AND_LOWER, upper, lower);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(top, both);
        getStyleClass().add("rows");
        large = new LargePanel(List.of(upper, lower, both));
        large.panel().subscribe(panel -> {
            top.setVisible(panel == null);
            top.setManaged(panel == null);
        });
    }

    /// The one that fills the rows, if one does.
    LargePanel large() {
        return large;
    }

    /// Marks what shows the last run that succeeded.
    private static Node findings(Node slot) {
        return styled("slot-findings", slot);
    }

    private static Node styled(String style, Node slot) {
        slot.getStyleClass().add(style);
        if (slot instanceof Region region) {
            region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        }
        return slot;
    }
}
