package glasshead.ui.scrub;

import glasshead.experiment.Hypothesis.Node;
import glasshead.ui.panel.Panel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A node of the tree: its unit, where it is read, and how its row may differ.
final class NodeBox extends Button {

    private final Label cost = label("scrub-cost");

    NodeBox(Node node) {
        getStyleClass().addAll("scrub-node", Panel.TELLS);
        Label unit = label("scrub-unit");
        unit.setText(node.label());
        Label into = label("scrub-into");
        into.setText(node.into() == null ? "" : "into " + node.into());
        into.setVisible(node.into() != null);
        into.setManaged(node.into() != null);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(5, unit, into, gap, cost);
        first.setAlignment(Pos.CENTER_LEFT);
        Label feature = label("scrub-feature");
        feature.setTextOverrun(OverrunStyle.ELLIPSIS);
        feature.setMinWidth(0);
        feature.setText(words(node));
        VBox both = new VBox(feature);
        both.getChildren().addFirst(first);
        setGraphic(both);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMnemonicParsing(false);
        both.prefWidthProperty().bind(widthProperty().subtract(18));
        String positions = node.positions() == null ? "" : ", at positions " + node.positions();
        String whole = node.label() + (node.into() == null ? "" : " into " + node.into()) + positions + ": " + words(node);
        setAccessibleText(whole);
        setTooltip(new Tooltip(whole));
    }

    private static String words(Node node) {
        if (node.isRoot()) {
            return "other inputs: " + node.restLike();
        }
        String at = node.positions() == null ? "" : " · at " + String.join(", ", node.positions().stream().map(Object::toString).toList());
        String rest = node.inputs().isEmpty() ? "" : node.restLike().any() ? " · rest any" : " · rest same";
        return node.rowsLike() + at + rest;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// What the node costs by itself.
    ///
    /// @param points of what is recovered; empty for none known
    void cost(String points) {
        cost.setText(points);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 11.8 * getFont().getSize();
    }
}
