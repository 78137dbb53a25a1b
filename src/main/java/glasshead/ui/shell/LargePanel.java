package glasshead.ui.shell;

import glasshead.ui.panel.Panel;
import glasshead.ui.panel.PanelEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Makes one panel fill the rows of panels, and puts everything back. The others step aside where they stand, so that the panel keeps its
/// focus, its place in the order of the Tab key and what it shows.
final class LargePanel {

    private final ReadOnlyObjectWrapper<@Nullable Panel> large = new ReadOnlyObjectWrapper<>();
    private final List<RememberedSplit> splits;

    /// @param splits around the panels
    LargePanel(List<RememberedSplit> splits) {
        this.splits = List.copyOf(splits);
        for (RememberedSplit split : splits) {
            split.parts().forEach(this::offer);
        }
    }

    private void offer(Node part) {
        panels(part).forEach(Panel::offerEnlarging);
        part.addEventHandler(PanelEvent.ENLARGE, event -> {
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
            show(panel);
        }
    }

    private void show(@Nullable Panel panel) {
        Optional.ofNullable(large.get()).ifPresent(before -> before.showEnlarged(false));
        large.set(panel);
        if (panel != null) {
            panel.showEnlarged(true);
        }
        splits.forEach(split -> split.showOnly(panel == null ? Optional.empty() : split.parts().stream().filter(part -> isIn(panel, part))
                .findFirst()));
    }

    /// Puts everything back; whether there was something to put back.
    boolean back() {
        boolean wasLarge = large.get() != null;
        show(null);
        return wasLarge;
    }

    /// What the key does: the panel under the pointer, else the one with the focus.
    void flipMeant(@Nullable Scene scene) {
        if (large.get() != null) {
            back();
        } else if (scene != null) {
            under(scene.getRoot()).or(() -> around(scene.getFocusOwner())).ifPresent(this::show);
        }
    }

    private Optional<Panel> around(@Nullable Node inside) {
        for (Node node = inside; node != null; node = node.getParent()) {
            if (node instanceof Panel panel && isOurs(panel)) {
                return Optional.of(panel);
            }
        }
        return Optional.empty();
    }

    private Optional<Panel> under(Parent root) {
        return panels(root).filter(panel -> panel.isHover() && isOurs(panel)).findFirst();
    }

    private static Stream<Panel> panels(Node root) {
        return root.lookupAll(".panel").stream().filter(Panel.class::isInstance).map(Panel.class::cast);
    }

    private boolean isOurs(Panel panel) {
        return splits.stream().flatMap(split -> split.parts().stream()).anyMatch(part -> isIn(panel, part));
    }

    private static boolean isIn(Node panel, Node part) {
        for (Node node = panel; node != null; node = node.getParent()) {
            if (node == part) {
                return true;
            }
        }
        return false;
    }
}
