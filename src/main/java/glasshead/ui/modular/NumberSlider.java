package glasshead.ui.modular;

import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A slider over whole numbers from 0, with its value in front.
final class NumberSlider extends HBox {

    private final Slider slider = new Slider(0, 1, 0);

    /// @param name    stands before the number
    /// @param tooltip one sentence
    NumberSlider(String name, String tooltip, IntegerProperty value) {
        getStyleClass().add("modular-slider");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setTooltip(new Tooltip(tooltip));
        slider.setAccessibleText(tooltip);
        slider.valueProperty().addListener((property, before, now) -> value.set((int) Math.round(now.doubleValue())));
        value.addListener((property, before, now) -> slider.setValue(now.intValue()));
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label shown = new Label();
        shown.textProperty().bind(value.asString(Locale.ROOT, name + " %d"));
        shown.getStyleClass().addAll("modular-slider-value", "modular-slider-" + name.toLowerCase(Locale.ROOT));
        shown.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(shown, slider);
    }

    void setLargest(int largest) {
        slider.setMax(Math.max(1, largest));
    }
}
