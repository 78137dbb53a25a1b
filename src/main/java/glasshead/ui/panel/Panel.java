package glasshead.ui.panel;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The frame that every panel has: title, controls, a menu, a one-line legend of what it shows (range and unit), the content, a footer.
public final class Panel extends VBox {

    /// Style class of a panel, or of what is around it, whose numbers stay bright when the experiment on screen could not be run: it says
    /// by itself what they belong to.
    public static final String SAYS_ITSELF = "says-itself";

    /// Style class of a button whose words belong into a picture of the panel; other buttons are tools.
    public static final String TELLS = "tells";

    private final Label title = line("panel-title");
    private final Label remark = line("panel-remark");
    private final Label legend = line("panel-legend");
    private final HBox controls = new HBox();
    private final HBox legendControls = new HBox();
    private final VBox content = new VBox();
    private final VBox footer = new VBox();
    private final PanelMenu menu;
    private final EnlargeButton enlarge = new EnlargeButton(this);
    private @Nullable Supplier<DataTable> table;
    private @Nullable Node picture;
    private @Nullable Supplier<List<String>> activations;

    public Panel(String heading) {
        title.setText(heading);
        menu = new PanelMenu(this);
        getStyleClass().add("panel");
        controls.getStyleClass().add("panel-controls");
        legendControls.getStyleClass().add("panel-legend-controls");
        legendControls.setMinWidth(Region.USE_PREF_SIZE);
        content.getStyleClass().add("panel-content");
        footer.getStyleClass().add("panel-footer");
        footer.setMinHeight(Region.USE_PREF_SIZE);
        footer.managedProperty().bind(footer.visibleProperty());
        footer.setVisible(false);
        content.setMinSize(0, 0);
        setMinSize(0, 0);
        HBox.setHgrow(legend, Priority.ALWAYS);
        legend.setMaxWidth(Double.MAX_VALUE);
        VBox.setVgrow(content, Priority.ALWAYS);
        HBox legendLine = new HBox(legend, legendControls);
        legendLine.getStyleClass().add("panel-legend-line");
        HBox tools = new HBox(enlarge, menu);
        tools.setAlignment(Pos.CENTER);
        PanelHead head = new PanelHead(new PanelTitles(title, remark), controls, tools, title);
        head.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && enlarge.isVisible() && head.isBare(event.getTarget())) {
                enlarge.fire();
            }
        });
        getChildren().addAll(head, legendLine, content, footer);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        addEventHandler(KeyEvent.KEY_PRESSED, this::openMenu);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                fireEvent(new PanelEvent(PanelEvent.ARRIVED, this));
            }
        });
    }

    public StringProperty title() {
        return title.textProperty();
    }

    /// What must be known about the thing in the title, in the warning colour: `ablated: zero`. Empty when there is nothing.
    public StringProperty remark() {
        return remark.textProperty();
    }

    public StringProperty legend() {
        return legend.textProperty();
    }

    /// Where a panel puts its switches, at the right of the title.
    public HBox controls() {
        return controls;
    }

    /// Where a panel puts smaller switches, at the right of the legend.
    public HBox legendControls() {
        return legendControls;
    }

    public void setContent(Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        content.getChildren().setAll(node);
    }

    /// The panel does not become so low that its content has less than this height, in pixels, above the footer; others may shrink to
    /// nothing.
    public void keepContent(double height) {
        content.setMinHeight(height);
        getStyleClass().remove("keeps-content");
        getStyleClass().add("keeps-content");
    }

    public void setFooter(Node... nodes) {
        footer.getChildren().setAll(nodes);
        footer.setVisible(nodes.length > 0);
    }

    /// Offers that this panel fills the window: by its icon, its menu and a double click on its head. Whoever offers it listens to
    /// [PanelEvent#ENLARGE].
    public void offerEnlarging() {
        enlarge.setVisible(true);
        menu.canEnlarge();
    }

    /// Offers a window of its own, in its menu. Whoever offers it listens to [PanelEvent#UNDOCK].
    public void offerUndocking() {
        menu.canUndock();
    }

    /// Whether it fills the window now.
    public void showEnlarged(boolean large) {
        enlarge.showEnlarged(large);
    }

    /// The data behind the picture; asked for when the user wants to see or copy it.
    public void setTable(Supplier<DataTable> source) {
        table = source;
        menu.hasTable(true);
    }

    /// The data as they are now; empty for a panel without any.
    public Optional<DataTable> table() {
        return Optional.ofNullable(table).map(Supplier::get);
    }

    /// The sites, by their TransformerLens names with `*` for any part, whose activations it shows.
    public void setActivations(Supplier<List<String>> sites) {
        activations = sites;
        menu.hasActivations(true);
    }

    /// For a window that has no way to save them.
    public Panel withoutActivations() {
        activations = null;
        menu.hasActivations(false);
        return this;
    }

    /// Empty for a panel that shows none.
    public List<String> activations() {
        return activations == null ? List.of() : activations.get();
    }

    /// What of the content belongs in a picture of it: all of it, unless the content has controls of its own.
    public void setPicture(Node node) {
        picture = node;
    }

    public Node picture() {
        return picture == null ? content : picture;
    }

    public Node footer() {
        return footer;
    }

    private void openMenu(ContextMenuEvent request) {
        menu.show();
        request.consume();
    }

    /// Asks what has the focus first, as the mouse does; what has no menu of its own leaves it to the panel.
    private void openMenu(KeyEvent key) {
        boolean asked = key.getCode() == KeyCode.CONTEXT_MENU || key.getCode() == KeyCode.F10 && key.isShiftDown();
        if (asked && key.getTarget() instanceof Node focused) {
            Bounds place = focused.localToScreen(focused.getLayoutBounds());
            Event.fireEvent(focused, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0,
                    place.getCenterX(), place.getCenterY(), true, null));
            key.consume();
        }
    }

    /// One line, cut with an ellipsis where there is no room.
    private static Label line(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }
}
