package glasshead.ui.panel;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A few choices side by side, of which exactly one is on: the value of a property.
///
/// @param <T> what is chosen
public final class Segmented<T> extends HBox {

    private final ToggleGroup group = new ToggleGroup();

    /// @param name    a choice's text
    /// @param tooltip what it does, one sentence
    public Segmented(List<T> choices, Function<T, String> name, Function<T, String> tooltip, Property<T> chosen) {
        getStyleClass().add("segmented");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (T choice : choices) {
            ToggleButton button = new ToggleButton(name.apply(choice));
            button.setTooltip(new Tooltip(tooltip.apply(choice)));
            button.setToggleGroup(group);
            button.setUserData(choice);
            button.setOnAction(_ -> {
                chosen.setValue(choice);
                button.setSelected(true);
            });
            getChildren().add(button);
        }
        getChildren().getFirst().pseudoClassStateChanged(PseudoClass.getPseudoClass("first-choice"), true);
        getChildren().getLast().pseudoClassStateChanged(PseudoClass.getPseudoClass("last-choice"), true);
        chosen.subscribe(this::show);
    }

    private void show(T choice) {
        group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(choice)));
    }
}
