package glasshead.ui.panel;

import javafx.event.EventType;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The three dots at the right of a panel's title.
final class PanelMenu extends MenuButton {

    private final Panel panel;
    private final MenuItem show;
    private final MenuItem copy;
    private final MenuItem enlarge;

    PanelMenu(Panel panel) {
        this.panel = panel;
        getStyleClass().addAll("panel-menu", "quiet");
        setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        setTooltip(new Tooltip("Copy this panel, or see it as a table (Shift+F10)"));
        accessibleTextProperty().bind(panel.title().concat(": more"));
        show = item("Show as table", PanelEvent.SHOW_TABLE);
        copy = item("Copy as CSV", PanelEvent.COPY_TABLE);
        enlarge = item("Fill the window, or back (F)", PanelEvent.ENLARGE);
        enlarge.setVisible(false);
        getItems().addAll(enlarge, item("Copy as picture", PanelEvent.COPY_PICTURE), show, copy);
        hasTable(false);
    }

    void hasTable(boolean has) {
        show.setDisable(!has);
        copy.setDisable(!has);
    }

    void canEnlarge() {
        enlarge.setVisible(true);
    }

    private MenuItem item(String text, EventType<PanelEvent> type) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> panel.fireEvent(new PanelEvent(type, panel)));
        return item;
    }
}
