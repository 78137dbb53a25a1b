package glasshead.ui.shell;

import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import glasshead.ui.options.WindowPlace;
import java.time.Duration;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/// Brings a window that is being opened back onto its screen. A window manager adds its frame when it likes, under load a second after the
/// window is there, and may then put the title bar above the screen's edge. From the first press of a key or button on, and
/// after ten seconds, the window's place is the user's own affair.
final class StayWhole {

    /// A manager that insists has its way.
    private static final int TRIES = 4;
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final Stage stage;
    private final ChangeListener<Number> moved = (_, _, _) -> moved();
    private final EventHandler<InputEvent> used = _ -> stop();
    private final Delay opening;
    private int left = TRIES;
    private boolean asked;

    private StayWhole(Stage stage, Delays delays) {
        this.stage = stage;
        opening = delays.after(OPENING, this::stop);
    }

    static void untilUsed(Stage stage, Delays delays) {
        StayWhole watch = new StayWhole(stage, delays);
        for (ReadOnlyDoubleProperty bound : watch.bounds()) {
            bound.addListener(watch.moved);
        }
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, watch.used);
        stage.addEventFilter(KeyEvent.KEY_PRESSED, watch.used);
        watch.opening.restart();
    }

    private List<ReadOnlyDoubleProperty> bounds() {
        return List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty());
    }

    /// Asks for one look after all four have been told.
    private void moved() {
        if (stage.isShowing() && !asked) {
            asked = true;
            Platform.runLater(this::look);
        }
    }

    private void look() {
        asked = false;
        if (!stage.isShowing() || stage.isMaximized() || stage.isFullScreen() || stage.isIconified()) {
            return;
        }
        WindowPlace is = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        WindowPlace whole = WindowMemory.within(WindowMemory.screenOf(is).getVisualBounds(), is);
        if (whole.equals(is)) {
            return;
        }
        if (left-- == 0) {
            stop();
            return;
        }
        stage.setX(whole.x());
        stage.setY(whole.y());
        stage.setWidth(whole.width());
        stage.setHeight(whole.height());
    }

    private void stop() {
        for (ReadOnlyDoubleProperty bound : bounds()) {
            bound.removeListener(moved);
        }
        stage.removeEventFilter(MouseEvent.MOUSE_PRESSED, used);
        stage.removeEventFilter(KeyEvent.KEY_PRESSED, used);
        opening.cancel();
    }
}
