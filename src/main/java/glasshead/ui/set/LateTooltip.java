package glasshead.ui.set;

import java.util.function.Supplier;
import javafx.scene.control.Tooltip;

/// A tooltip whose words take a while: they are found when it is shown, not whenever what they are about changes.
final class LateTooltip {

    private LateTooltip() {}

    static Tooltip of(Supplier<String> words) {
        Tooltip tooltip = new Tooltip();
        tooltip.setOnShowing(_ -> tooltip.setText(words.get()));
        return tooltip;
    }
}
