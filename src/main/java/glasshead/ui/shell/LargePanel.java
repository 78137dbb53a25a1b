package glasshead.ui.shell;

import glasshead.ui.panel.Panel;
import glasshead.ui.panel.PanelEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Makes one panel fill the place of all, and puts everything back. The others step aside where they stand, so that the panel keeps its
/// focus, its place in the order of the Tab key and what it shows.
final class LargePanel {

    private final ReadOnlyObjectWrapper<@Nullable Panel> large = new ReadOnlyObjectWrapper<>();
    private final List<Runnable> putBack = new ArrayList<>();
    private final Node place;

    /// @param place around the panels, now and later
    LargePanel(Node place) {
        this.place = place;
        place.addEventHandler(PanelEvent.ARRIVED, event -> event.panel().offerEnlarging());
        place.addEventHandler(PanelEvent.ENLARGE, event -> {
            flip(event.panel());
            event.consume();
        });
    }

    /// The panel that is large, if one is.
    ReadOnlyObjectProperty<@Nullable Panel> panel() {
        return large.getReadOnlyProperty();
    }

    private void flip(Panel panel) {
        if (large.get() == panel) {
            back();
        } else {
            back();
            show(panel);
        }
    }

    private void show(Panel panel) {
        large.set(panel);
        panel.showEnlarged(true);
        for (Node node = panel; node != place && node.getParent() != null; node = node.getParent()) {
            stepAside(node, node.getParent());
        }
    }

    /// What stands beside a node.
    private void stepAside(Node node, Node parent) {
        if (parent instanceof RememberedSplit split) {
            split.showOnly(split.parts().stream().filter(part -> Tree.isIn(large.get(), part)).findFirst());
            putBack.add(() -> split.showOnly(Optional.empty()));
        } else if (parent instanceof DrawerSide drawer) {
            drawer.showOnly(node == drawer.page() ? drawer.page() : drawer.drawer());
            putBack.add(() -> drawer.showOnly(null));
        } else if (parent instanceof Pane pane) {
            pane.getChildren().stream().filter(beside -> beside != node && beside.isVisible() && !beside.visibleProperty().isBound()
                    && !beside.managedProperty().isBound()).toList().forEach(this::hide);
        }
    }

    private void hide(Node beside) {
        boolean managed = beside.isManaged();
        beside.setVisible(false);
        beside.setManaged(false);
        putBack.add(() -> {
            beside.setVisible(true);
            beside.setManaged(managed);
        });
    }

    /// Puts everything back; whether there was something to put back.
    boolean back() {
        Panel before = large.get();
        if (before == null) {
            return false;
        }
        before.showEnlarged(false);
        putBack.forEach(Runnable::run);
        putBack.clear();
        large.set(null);
        return true;
    }

    /// What the key does: the panel under the pointer, else the one with the focus.
    void flipMeant(@Nullable Scene scene) {
        if (!back() && scene != null) {
            Tree.all(place).filter(Panel.class::isInstance).map(Panel.class::cast).filter(Node::isHover).findFirst()
                    .or(() -> around(scene.getFocusOwner())).ifPresent(this::show);
        }
    }

    private Optional<Panel> around(@Nullable Node inside) {
        for (Node node = inside; node != null; node = node.getParent()) {
            if (node instanceof Panel panel && Tree.isIn(panel, place)) {
                return Optional.of(panel);
            }
        }
        return Optional.empty();
    }
}
