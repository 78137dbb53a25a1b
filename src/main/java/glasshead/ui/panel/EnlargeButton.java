package glasshead.ui.panel;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes a panel fill the window, and puts it back. Not there until it is offered.
final class EnlargeButton extends Button {

    private final Panel panel;
    private final FontIcon icon = new FontIcon(Feather.MAXIMIZE_2);
    private final Tooltip tooltip = new Tooltip();

    EnlargeButton(Panel panel) {
        this.panel = panel;
        getStyleClass().addAll("panel-enlarge", "quiet");
        setGraphic(icon);
        setTooltip(tooltip);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        setOnAction(_ -> panel.fireEvent(new PanelEvent(PanelEvent.ENLARGE, panel)));
        showEnlarged(false);
    }

    void showEnlarged(boolean large) {
        icon.setIconCode(large ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2);
        tooltip.setText(large ? "Back to all panels (F or Esc)" : "Fill the window (F, or a double click here)");
        accessibleTextProperty().unbind();
        accessibleTextProperty().bind(panel.title().concat(large ? ": back to all panels" : ": fill the window"));
    }
}
