package glasshead.ui.panel;

import java.util.List;
import javafx.event.EventType;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The three dots at the right of a panel's title.
final class PanelMenu extends MenuButton {

    private final Panel panel;
    private final List<MenuItem> ofTable;
    private final MenuItem activations;
    private final MenuItem enlarge;
    private final MenuItem undock;

    PanelMenu(Panel panel) {
        this.panel = panel;
        getStyleClass().addAll("panel-menu", "quiet");
        setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        setTooltip(new Tooltip("Copy or save this panel, or see it as a table (Shift+F10)"));
        accessibleTextProperty().bind(panel.title().concat(": more"));
        ofTable = List.of(item("Show as table", PanelEvent.SHOW_TABLE), item("Copy as CSV", PanelEvent.COPY_TABLE),
                item("Save as CSV…", PanelEvent.SAVE_CSV), item("Save as JSON…", PanelEvent.SAVE_JSON));
        activations = item("Save activations…", PanelEvent.SAVE_ACTIVATIONS);
        activations.setVisible(false);
        enlarge = item("Fill the window, or back (F)", PanelEvent.ENLARGE);
        enlarge.setVisible(false);
        undock = item("In a window of its own, or back", PanelEvent.UNDOCK);
        undock.setVisible(false);
        getItems().addAll(enlarge, undock, item("Copy as picture", PanelEvent.COPY_PICTURE), item("Save as PNG…", PanelEvent.SAVE_PNG),
                item("Save as SVG…", PanelEvent.SAVE_SVG));
        getItems().addAll(ofTable);
        getItems().add(activations);
        hasTable(false);
    }

    void hasTable(boolean has) {
        ofTable.forEach(item -> item.setDisable(!has));
    }

    void hasActivations(boolean has) {
        activations.setVisible(has);
    }

    void canEnlarge() {
        enlarge.setVisible(true);
    }

    void canUndock() {
        undock.setVisible(true);
    }

    private MenuItem item(String text, EventType<PanelEvent> type) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> panel.fireEvent(new PanelEvent(type, panel)));
        return item;
    }
}
