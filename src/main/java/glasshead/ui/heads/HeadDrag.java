package glasshead.ui.heads;

import glasshead.experiment.Head;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The gesture that takes a head out of the grid. It begins when the pointer leaves the cell that was pressed, so that a click with an
/// unsteady hand stays a click.
final class HeadDrag {

    private final Function<MouseEvent, @Nullable Head> headAt;
    private final Consumer<Head> begin;
    private @Nullable Head pressed;

    /// @param headAt the head under the pointer, if there is one
    HeadDrag(Function<MouseEvent, @Nullable Head> headAt, Consumer<Head> begin) {
        this.headAt = headAt;
        this.begin = begin;
    }

    void listen(Node grid) {
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pressed = event.getButton() == MouseButton.PRIMARY ? headAt.apply(event) : null;
            event.setDragDetect(false);
        });
        grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> event.setDragDetect(pressed != null && !pressed.equals(headAt.apply(
                event))));
        grid.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            if (pressed != null) {
                begin.accept(pressed);
                pressed = null;
                event.consume();
            }
        });
    }
}
