package glasshead.ui.panel;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/// A few choices side by side, of which exactly one is on: the value of a property. Further ones, asked for less often, are in a menu
/// at the end; where there is no room for the buttons, the menu has all.
///
/// @param <T> what is chosen
public final class Segmented<T> extends HBox {

    private final SegmentedButton buttons = new SegmentedButton();
    private final ChoiceMenu<T> menu;

    /// @param name    a choice's text
    /// @param tooltip what it does, one sentence
    public Segmented(List<T> choices, Function<T, String> name, Function<T, String> tooltip, Property<T> chosen) {
        this(choices, List.of(), name, tooltip, chosen);
    }

    /// @param further choices that are only in the menu
    public Segmented(List<T> choices, List<T> further, Function<T, String> name, Function<T, String> tooltip, Property<T> chosen) {
        getStyleClass().add("choices");
        buttons.getStyleClass().add("segmented");
        buttons.setFocusTraversable(false); // the buttons are
        buttons.setMinWidth(USE_PREF_SIZE);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (T choice : choices) {
            ToggleButton button = new ToggleButton(name.apply(choice));
            button.setTooltip(new Tooltip(tooltip.apply(choice)));
            button.setUserData(choice);
            button.setOnAction(_ -> {
                chosen.setValue(choice);
                button.setSelected(true);
            });
            buttons.getButtons().add(button);
        }
        menu = new ChoiceMenu<>(choices, further, name, tooltip, chosen);
        getChildren().addAll(buttons, menu);
        collapse(false);
        chosen.subscribe(this::show);
    }

    /// Only some of the choices can be taken now; the others are greyed.
    public void offer(Predicate<T> possible) {
        for (ToggleButton button : buttons()) {
            @SuppressWarnings("unchecked") // the constructor put the choice there
            T choice = (T) button.getUserData();
            button.setDisable(!possible.test(choice));
        }
        menu.offer(possible);
    }

    /// The buttons, in the order of the choices.
    List<ToggleButton> buttons() {
        return buttons.getButtons();
    }

    private void show(T choice) {
        buttons().forEach(button -> button.setSelected(button.getUserData().equals(choice)));
    }

    private void collapse(boolean narrow) {
        buttons.setVisible(!narrow);
        buttons.setManaged(!narrow);
        menu.holdAll(narrow);
    }

    @Override
    protected void layoutChildren() {
        boolean narrow = getWidth() < computePrefWidth(-1);
        if (narrow == buttons.isVisible()) {
            collapse(narrow);
        }
        super.layoutChildren();
    }

    /// What all buttons need, whether they are shown or not, so that they come back when there is room.
    @Override
    protected double computePrefWidth(double height) {
        double more = menu.hasFurther() ? getSpacing() + menu.furtherWidth() : 0;
        return snapSizeX(buttons.prefWidth(-1)) + snapSizeX(more);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(computePrefWidth(height), menu.widestWidth());
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(buttons.prefHeight(-1), menu.hasFurther() ? menu.prefHeight(-1) : 0);
    }
}
