package glasshead.ui.format;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A row of joined buttons of which exactly one is chosen.
public final class Segments {

    private static final String SHEET = Objects.requireNonNull(Segments.class.getResource("segments.css")).toExternalForm();

    private Segments() {
    }

    public static <T> HBox of(ObjectProperty<T> chosen, List<T> choices, Function<T, String> label, Function<T, String> tooltip) {
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        row.getStylesheets().add(SHEET);
        choices.forEach(choice -> row.getChildren().add(button(chosen, choice, label.apply(choice), tooltip.apply(choice))));
        return row;
    }

    private static <T> ToggleButton button(ObjectProperty<T> chosen, T choice, String label, String tooltip) {
        ToggleButton button = new ToggleButton(label);
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setSelected(choice.equals(chosen.get()));
        chosen.addListener((property, before, now) -> button.setSelected(choice.equals(now)));
        button.addEventHandler(ActionEvent.ACTION, event -> {
            chosen.set(choice);
            button.setSelected(true); // a second press must not release the only choice
        });
        return button;
    }
}
