package glasshead.ui.interventions;

import glasshead.ui.format.Numbers;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/// A slider for the number in an action. The model follows while it is dragged; the whole drag is one step of undo.
final class StrengthSlider extends HBox {

    private static final double STEP = 0.05;

    private final Slider slider = new Slider();
    private final Label number = new Label();
    private long shown;
    private boolean showing;
    private boolean dragged;

    /// @param moved gets the new number, and whether it continues a drag
    StrengthSlider(BiConsumer<Double, Boolean> moved) {
        getStyleClass().add("strength");
        number.getStyleClass().add("strength-number");
        slider.setBlockIncrement(STEP);
        slider.setAccessibleText("Strength");
        slider.setTooltip(new Tooltip("How much of it; the arrow keys move in steps of 0.05"));
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dragged = false);
        slider.valueProperty().addListener((property, before, now) -> {
            long steps = Math.round(now.doubleValue() / STEP);
            if (!showing && steps != shown) {
                boolean mouse = slider.isPressed() || slider.isValueChanging();
                moved.accept(steps * STEP, mouse && dragged);
                dragged = mouse;
            }
        });
        getChildren().addAll(slider, number);
    }

    void show(Strength strength) {
        showing = true;
        shown = Math.round(strength.value() / STEP);
        slider.setMin(strength.least());
        slider.setMax(strength.most());
        if (!slider.isPressed() && !slider.isValueChanging()) {
            slider.setValue(strength.value());
        }
        showing = false;
        number.setText("× " + Numbers.plain(strength.value(), 2));
    }
}
