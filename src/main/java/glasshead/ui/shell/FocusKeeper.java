package glasshead.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// When what has the focus goes away, the focus stays near it. JavaFX would give it to the window's first control, and the next key, meant
/// for what was there, would open a menu.
final class FocusKeeper {

    private final Scene scene;
    /// What is around the node with the focus, from the inside out.
    private List<Parent> around = List.of();
    /// Where the focus belongs that JavaFX is about to give to the first control, unless it may do so.
    private @Nullable Node near;

    private FocusKeeper(Scene scene) {
        this.scene = scene;
    }

    static void listen(Scene scene) {
        FocusKeeper keeper = new FocusKeeper(scene);
        scene.focusOwnerProperty().addListener((_, before, now) -> keeper.changed(before, now));
    }

    private void changed(Node before, Node now) {
        if (now == null) {
            near = before.getScene() == scene ? null : around.stream().filter(parent -> parent.getScene() == scene)
                    .map(FocusKeeper::firstIn).filter(Objects::nonNull).findFirst().orElse(null);
            return;
        }
        if (near != null) {
            Node wanted = near;
            near = null;
            Platform.runLater(() -> {
                if (scene.getFocusOwner() == now) {
                    wanted.requestFocus();
                }
            });
        }
        around = Stream.iterate(now.getParent(), Objects::nonNull, Parent::getParent).toList();
    }

    private static @Nullable Node firstIn(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        if (node.isFocusTraversable()) {
            return node;
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().map(FocusKeeper::firstIn)
                .filter(Objects::nonNull).findFirst().orElse(null) : null;
    }
}
