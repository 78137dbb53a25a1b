package glasshead.ui.format;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A small card near what it tells of: where that is, and the value there. Lets the mouse through.
public abstract class ValueCard extends VBox {

    private final Label place = new Label();
    private final Label value = new Label();

    /// @param style of this kind of card
    /// @param more  below the value
    @SuppressWarnings("this-escape") // what is called sets properties and runs nothing of a subclass
    protected ValueCard(String style, Node... more) {
        getStylesheets().add(Objects.requireNonNull(ValueCard.class.getResource("value-card.css")).toExternalForm());
        getStyleClass().addAll("value-card", style);
        place.getStyleClass().add("value-card-place");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().addAll(place, value);
        getChildren().addAll(more);
    }

    /// @param style of the value: `answer`, `distractor` or empty
    protected final void write(String where, String what, String style) {
        place.setText(where);
        value.setText(what);
        value.getStyleClass().setAll("label", "value-card-value");
        if (!style.isEmpty()) {
            value.getStyleClass().add(style);
        }
    }

    public final void hide() {
        setVisible(false);
    }

    /// What it says; empty while it is hidden.
    public final String text() {
        return isVisible() ? place.getText() + " " + value.getText() : "";
    }
}
