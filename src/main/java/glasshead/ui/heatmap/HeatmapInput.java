package glasshead.ui.heatmap;

import glasshead.pixels.Cells;
import javafx.beans.property.IntegerProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What mouse, wheel, touchpad and keyboard do to a heatmap.
final class HeatmapInput {

    /// One notch of a wheel, 40 pixels, is a quarter.
    private static final double ZOOM_PER_WHEEL_PIXEL = Math.pow(1.25, 1 / 40.0);

    private final HeatmapCanvas canvas;
    private double dragX;
    private double dragY;

    HeatmapInput(HeatmapCanvas canvas) {
        this.canvas = canvas;
    }

    void listen() {
        canvas.setOnMouseMoved(event -> point(event.getX(), event.getY()));
        canvas.setOnMouseExited(event -> canvas.pointed().set(Pointed.NOTHING));
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseClicked(this::click);
        canvas.setOnScroll(this::scroll);
        canvas.setOnZoom(this::pinch);
        canvas.setOnKeyPressed(this::key);
    }

    private boolean empty() {
        return canvas.heatmap().get() == null;
    }

    private void point(double x, double y) {
        if (!empty()) {
            canvas.pointed().set(canvas.at(x, y));
        }
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        dragX = event.getX();
        dragY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (!empty()) {
            move(event.getX() - dragX, event.getY() - dragY);
            dragX = event.getX();
            dragY = event.getY();
            point(dragX, dragY);
        }
    }

    private void click(MouseEvent event) {
        if (!empty() && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            lock(canvas.at(event.getX(), event.getY()));
        }
    }

    /// A label locks or releases its row or column, a cell both at once.
    private void lock(Pointed at) {
        if (at.isRow()) {
            toggle(canvas.lockedRow(), at.row());
        } else if (at.isColumn()) {
            toggle(canvas.lockedColumn(), at.column());
        } else if (at.isCell()) {
            boolean release = canvas.lockedRow().get() == at.row() && canvas.lockedColumn().get() == at.column();
            canvas.lockedRow().set(release ? Pointed.NONE : at.row());
            canvas.lockedColumn().set(release ? Pointed.NONE : at.column());
        }
    }

    private static void toggle(IntegerProperty locked, int index) {
        locked.set(locked.get() == index ? Pointed.NONE : index);
    }

    private void scroll(ScrollEvent event) {
        if (!empty() && event.isShortcutDown()) {
            canvas.zoom(Math.pow(ZOOM_PER_WHEEL_PIXEL, event.getDeltaY()), event.getX(), event.getY());
            point(event.getX(), event.getY());
            event.consume();
        } else if (!empty()) {
            Viewpoint before = canvas.viewpoint();
            move(event.getDeltaX(), event.getDeltaY());
            if (!before.equals(canvas.viewpoint())) {
                point(event.getX(), event.getY()); // another cell is under the mouse now
                event.consume(); // else it is for the page
            }
        }
    }

    private void pinch(ZoomEvent event) {
        if (!empty()) {
            canvas.zoom(event.getZoomFactor(), event.getX(), event.getY());
            point(event.getX(), event.getY());
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (empty() || event.isShortcutDown() && !event.isShiftDown()) {
            return;
        }
        boolean used = switch (event.getCode()) {
            case UP -> step(-1, 0);
            case DOWN -> step(1, 0);
            case LEFT -> step(0, -1);
            case RIGHT -> step(0, 1);
            case ENTER, SPACE -> lockPointed(event.isShiftDown());
            case ESCAPE -> release();
            default -> zoomKey(event);
        };
        if (used) {
            event.consume();
        }
    }

    private boolean zoomKey(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
            canvas.zoomIn();
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            canvas.zoomOut();
        } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
            canvas.zoomToFit();
        } else {
            return false;
        }
        return true;
    }

    /// Moves the cursor among the cells that exist; it starts at what is locked, else in the last row.
    private boolean step(int down, int right) {
        Cells cells = canvas.heatmap().get().cells();
        Pointed from = canvas.pointed().get();
        int row = from.isCell() ? from.row() + down : locked(canvas.lockedRow(), cells.rows() - 1);
        int column = from.isCell() ? from.column() + right : locked(canvas.lockedColumn(), 0);
        if (cells.exists(row, column)) {
            canvas.look(canvas.viewpoint().showing(row, column, canvas.geometry().frame()));
            canvas.pointed().set(new Pointed(row, column));
        }
        return true;
    }

    private static int locked(IntegerProperty index, int otherwise) {
        return index.get() == Pointed.NONE ? otherwise : index.get();
    }

    private boolean lockPointed(boolean rowOnly) {
        Pointed at = canvas.pointed().get();
        lock(rowOnly ? new Pointed(at.row(), Pointed.NONE) : at);
        return true;
    }

    private boolean release() {
        boolean any = canvas.pointed().get().isCell()
                || canvas.lockedRow().get() != Pointed.NONE || canvas.lockedColumn().get() != Pointed.NONE;
        canvas.pointed().set(Pointed.NOTHING);
        canvas.lockedRow().set(Pointed.NONE);
        canvas.lockedColumn().set(Pointed.NONE);
        return any;
    }

    private void move(double dx, double dy) {
        canvas.look(canvas.viewpoint().moved(dx, dy, canvas.geometry().frame()));
    }
}
