package glasshead.ui.panel;

import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The frame that every panel has: title, controls, a one-line legend of what it shows (range and unit), the content, a footer.
public final class Panel extends VBox {

    private final Label title = new Label();
    private final Label legend = new Label();
    private final HBox controls = new HBox();
    private final VBox content = new VBox();
    private final VBox footer = new VBox();
    private Supplier<DataTable> table;

    public Panel(String heading) {
        title.setText(heading);
        getStyleClass().add("panel");
        title.getStyleClass().add("panel-title");
        legend.getStyleClass().add("panel-legend");
        controls.getStyleClass().add("panel-controls");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, controls);
        head.getStyleClass().add("panel-head");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head, legend, content, footer);
    }

    public StringProperty title() {
        return title.textProperty();
    }

    public StringProperty legend() {
        return legend.textProperty();
    }

    /// Where a panel puts its switches, at the right of the title.
    public HBox controls() {
        return controls;
    }

    public void setContent(Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        content.getChildren().setAll(node);
    }

    public void setFooter(Node... nodes) {
        footer.getChildren().setAll(nodes);
    }

    /// The data behind the picture; asked for when the user wants to see or copy it.
    public void setTable(Supplier<DataTable> source) {
        table = source;
    }
}
