package glasshead.ui.maps;

import glasshead.ui.options.ViewOptions;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The scatter with what its dashed line means above it, where no point lies.
final class ScatterBox extends VBox {

    private final ScatterPane pane;

    ScatterBox(MapsViewModel model, ViewOptions options) {
        pane = new ScatterPane(model, options);
        Label foretold = new Label("- - as attribution foretells");
        foretold.getStyleClass().addAll("muted", "small");
        getStyleClass().add("map-scatter-box");
        setMinSize(0, 0);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(foretold, pane);
    }

    /// Null while there is nothing to draw.
    ScatterLayout points() {
        return pane.points();
    }
}
