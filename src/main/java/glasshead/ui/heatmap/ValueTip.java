package glasshead.ui.heatmap;

import glasshead.ui.format.ValueCard;
import javafx.scene.layout.Region;

/// The card beside the pointer.
final class ValueTip extends ValueCard {

    private static final double DISTANCE = 14;

    ValueTip() {
        super("value-tip");
    }

    /// Shows the card near (x, y), inside `around`, not above the point itself.
    void show(TipText text, double x, double y, Region around) {
        write(text.place(), text.value(), text.style());
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double left = x + DISTANCE + width <= around.getWidth() ? x + DISTANCE : Math.max(0, x - DISTANCE - width);
        double top = y - DISTANCE - height >= 0 ? y - DISTANCE - height : y + DISTANCE;
        resizeRelocate(Math.round(left), Math.round(top), width, height);
    }
}
