package glasshead.ui.interventions;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Small windows that hang on a button.
final class Popups {

    private Popups() {}

    static Popover open(Node owner, Parent content) {
        content.getStylesheets().add(InterventionsView.SHEET);
        content.getStyleClass().add("popover-form");
        Popover popover = new Popover(content);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.setAnimated(false);
        popover.show(owner);
        return popover;
    }
}
