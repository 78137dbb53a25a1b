package glasshead.ui.heatmap;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A small card beside the pointer: where it is, and the value there. Lets the mouse through.
final class ValueTip extends VBox {

    private static final double DISTANCE = 14;

    private final Label place = new Label();
    private final Label value = new Label();

    ValueTip() {
        getStyleClass().add("value-tip");
        place.getStyleClass().add("value-tip-place");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().addAll(place, value);
    }

    /// Shows the card near (x, y), inside `around`, not above the point itself.
    void show(TipText text, double x, double y, Region around) {
        place.setText(text.place());
        value.setText(text.value());
        value.getStyleClass().setAll("label", "value-tip-value");
        if (!text.style().isEmpty()) {
            value.getStyleClass().add(text.style());
        }
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double left = x + DISTANCE + width <= around.getWidth() ? x + DISTANCE : Math.max(0, x - DISTANCE - width);
        double top = y - DISTANCE - height >= 0 ? y - DISTANCE - height : y + DISTANCE;
        resizeRelocate(Math.round(left), Math.round(top), width, height);
    }

    void hide() {
        setVisible(false);
    }

    String text() {
        return isVisible() ? place.getText() + " " + value.getText() : "";
    }
}
