package glasshead.ui.panel;

import glasshead.experiment.Part;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A unit of the model on its way by the mouse, from where it is listed to where it is dropped in the same window.
public final class PartDrag {

    private static final String KEY = PartDrag.class.getName();

    private PartDrag() {}

    /// Makes a unit draggable.
    ///
    /// @param part what the node stands for now, if anything
    public static void from(Node source, Supplier<@Nullable Part> part) {
        // A quick drag may be known as one over the next unit only; where the button went down counts.
        source.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> source.getScene().getProperties().put(KEY,
                event.getButton() == MouseButton.PRIMARY ? part.get() : null));
        source.setOnDragDetected(event -> {
            if (source.getScene().getProperties().get(KEY) != null) {
                source.startFullDrag();
                event.consume();
            }
        });
    }

    /// What is dragged; nothing when it is no unit.
    public static @Nullable Part of(MouseDragEvent event) {
        return event.getGestureSource() instanceof Node source && source.getScene() != null && source.getScene().getProperties().get(
                KEY) instanceof Part part ? part : null;
    }
}
