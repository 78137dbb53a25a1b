package glasshead.ui.lens;

import glasshead.ui.heatmap.Pointed;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What mouse, wheel, touchpad and keyboard do to a lens.
final class LensGridInput {

    /// One notch of a wheel, 40 pixels, is a quarter.
    private static final double ZOOM_PER_WHEEL_PIXEL = Math.pow(1.25, 1 / 40.0);

    private final LensGrid grid;
    private final LensViewModel model;

    LensGridInput(LensGrid grid, LensViewModel model) {
        this.grid = grid;
        this.model = model;
    }

    void listen() {
        grid.setOnMouseMoved(event -> grid.pointed().set(grid.at(event.getX(), event.getY())));
        grid.setOnMouseExited(_ -> grid.pointed().set(Pointed.NOTHING));
        grid.setOnMousePressed(_ -> grid.requestFocus());
        grid.setOnMouseClicked(this::click);
        grid.setOnScroll(this::scroll);
        grid.setOnZoom(event -> {
            grid.zoom(event.getZoomFactor(), event.getX());
            event.consume();
        });
        grid.setOnKeyPressed(this::key);
    }

    private void click(MouseEvent event) {
        Pointed at = grid.at(event.getX(), event.getY());
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && at.isCell()) {
            model.click(at.row(), at.column());
        }
    }

    /// What can't be scrolled any further is for the page.
    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            grid.zoom(Math.pow(ZOOM_PER_WHEEL_PIXEL, event.getDeltaY()), event.getX());
            event.consume();
            return;
        }
        LensLayout before = grid.places();
        boolean sideways = before.mostTop() <= 0.5 && event.getDeltaX() == 0;
        grid.scroll(sideways ? -event.getDeltaY() : -event.getDeltaX(), sideways ? 0 : -event.getDeltaY());
        LensLayout now = grid.places();
        if (now.left() != before.left() || now.top() != before.top()) {
            grid.pointed().set(grid.at(event.getX(), event.getY()));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (model.length() == 0 || event.isShortcutDown()) {
            return;
        }
        Pointed at = grid.pointed().get();
        boolean used = switch (event.getCode()) {
            case UP -> step(-1, 0);
            case DOWN -> step(1, 0);
            case LEFT -> step(0, -1);
            case RIGHT -> step(0, 1);
            case HOME -> go(at.isCell() ? at.row() : 0, 0);
            case END -> go(at.isCell() ? at.row() : model.places().size() - 1, model.length() - 1);
            case ENTER, SPACE -> lock(at);
            case ESCAPE -> release();
            default -> zoom(event.getCode());
        };
        if (used) {
            event.consume();
        }
    }

    /// It starts at what is locked, else at the last token's end.
    private boolean step(int down, int right) {
        Pointed at = grid.pointed().get();
        if (!at.isCell()) {
            boolean locked = model.spotRow() >= 0;
            return go(locked ? model.spotRow() : model.places().size() - 1, locked ? model.spotPosition() : model.length() - 1);
        }
        return go(at.row() + down, at.column() + right);
    }

    private boolean go(int row, int column) {
        if (row >= 0 && row < model.places().size() && column >= 0 && column < model.length()) {
            grid.bringIn(row, column);
            grid.pointed().set(new Pointed(row, column));
        }
        return true;
    }

    private boolean lock(Pointed at) {
        if (at.isCell()) {
            model.click(at.row(), at.column());
        }
        return at.isCell();
    }

    private boolean release() {
        boolean any = grid.pointed().get().isCell() || model.spotRow() >= 0;
        grid.pointed().set(Pointed.NOTHING);
        model.release();
        return any;
    }

    private boolean zoom(KeyCode code) {
        switch (code) {
            case PLUS, EQUALS, ADD -> grid.zoomIn();
            case MINUS, SUBTRACT -> grid.zoomOut();
            case DIGIT0, NUMPAD0 -> grid.zoomToFit();
            default -> {
                return false;
            }
        }
        return true;
    }
}
