package glasshead.ui.interventions;

import glasshead.ui.theme.PopOvers;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/// The panel's forms, each in a small window above the button that opens it.
final class Popups {

    private Popups() {}

    static PopOver open(Node owner, Parent content) {
        content.getStylesheets().add(InterventionsView.SHEET);
        content.getStyleClass().add("popover-form");
        return PopOvers.open(owner, content, ArrowLocation.BOTTOM_CENTER);
    }
}
