package glasshead.ui.maps;

import glasshead.pixels.Area;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A small card beside a cell with its numbers. Lets the mouse through.
final class MapCard extends VBox {

    private static final double DISTANCE = 8;

    private final Label place = new Label();
    private final Label value = new Label();
    private final GridPane lines = new GridPane();

    MapCard() {
        getStyleClass().add("map-card");
        place.getStyleClass().add("map-card-place");
        lines.getStyleClass().add("map-card-lines");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().addAll(place, value, lines);
    }

    /// Shows the card beside a cell, inside `around`, not above the cell itself.
    void show(CardText text, Area cell, Region around) {
        place.setText(text.place());
        value.setText(text.value());
        value.getStyleClass().setAll("label", "map-card-value");
        if (!text.style().isEmpty()) {
            value.getStyleClass().add(text.style());
        }
        lines.getChildren().clear();
        for (int row = 0; row < text.lines().size(); row++) {
            lines.addRow(row, styled(text.lines().get(row).name(), "muted"), styled(text.lines().get(row).number(), "map-card-number"));
        }
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double right = cell.right() + DISTANCE;
        double left = right + width <= around.getWidth() ? right : Math.max(0, cell.left() - DISTANCE - width);
        double top = Math.clamp(cell.top() - height / 2, 0, Math.max(0, around.getHeight() - height));
        resizeRelocate(Math.round(left), Math.round(top), width, height);
    }

    void hide() {
        setVisible(false);
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", style);
        return label;
    }
}
