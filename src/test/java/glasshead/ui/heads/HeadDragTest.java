package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Group;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class HeadDragTest {

    private final Group grid = new Group();
    private final List<Head> dragged = new ArrayList<>();
    private MouseEvent seen;

    /// Cells are 20 wide.
    HeadDragTest() {
        new HeadDrag(event -> event.getX() < 0 ? null : new Head(0, (int) event.getX() / 20), dragged::add).listen(grid);
        grid.addEventHandler(MouseEvent.ANY, event -> seen = event);
    }

    @Test
    void withinTheCellItStaysAClick() {
        fire(MouseEvent.MOUSE_PRESSED, 22, MouseButton.PRIMARY);
        assertFalse(seen.isDragDetect());
        fire(MouseEvent.MOUSE_DRAGGED, 38, MouseButton.PRIMARY);
        assertFalse(seen.isDragDetect());
    }

    @Test
    void leavingTheCellDragsTheHeadThatWasPressed() {
        fire(MouseEvent.MOUSE_PRESSED, 22, MouseButton.PRIMARY);
        fire(MouseEvent.MOUSE_DRAGGED, 41, MouseButton.PRIMARY);
        assertTrue(seen.isDragDetect());
        fire(MouseEvent.DRAG_DETECTED, 41, MouseButton.PRIMARY);
        assertEquals(List.of(new Head(0, 1)), dragged);
    }

    @Test
    void nothingIsDraggedFromBesideTheCellsOrWithAnotherButton() {
        fire(MouseEvent.MOUSE_PRESSED, -5, MouseButton.PRIMARY);
        fire(MouseEvent.MOUSE_DRAGGED, 41, MouseButton.PRIMARY);
        assertFalse(seen.isDragDetect());
        fire(MouseEvent.MOUSE_PRESSED, 22, MouseButton.SECONDARY);
        fire(MouseEvent.MOUSE_DRAGGED, 41, MouseButton.SECONDARY);
        fire(MouseEvent.DRAG_DETECTED, 41, MouseButton.SECONDARY);
        assertEquals(List.of(), dragged);
    }

    private void fire(EventType<MouseEvent> type, double x, MouseButton button) {
        grid.fireEvent(new MouseEvent(type, x, 0, x, 0, button, 1, false, false, false, false,
                button == MouseButton.PRIMARY, false, button == MouseButton.SECONDARY, false, false, false, null));
    }
}
