package glasshead.ui.panel;

import glasshead.experiment.Part;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import org.jspecify.annotations.Nullable;

/// A unit of the model on its way by the mouse, from where it is listed to where it is dropped in the same window.
public final class PartDrag {

    private static final String KEY = PartDrag.class.getName();

    private PartDrag() {}

    /// Makes a unit draggable.
    ///
    /// @param part what the node stands for now, if anything
    public static void from(Node source, Supplier<@Nullable Part> part) {
        source.setOnDragDetected(event -> {
            Part dragged = part.get();
            if (dragged != null && event.getButton() == MouseButton.PRIMARY) {
                source.getProperties().put(KEY, dragged);
                source.startFullDrag();
                event.consume();
            }
        });
    }

    /// What is dragged; nothing when it is no unit.
    public static @Nullable Part of(MouseDragEvent event) {
        return event.getGestureSource() instanceof Node source && source.getProperties().get(KEY) instanceof Part part ? part : null;
    }
}
