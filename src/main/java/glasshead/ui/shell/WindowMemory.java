package glasshead.ui.shell;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.options.WindowPlace;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Opens the window where it was closed, if that place is still on a screen, and remembers where it goes.
public final class WindowMemory {

    private static final double USUAL_WIDTH = 1600;
    private static final double USUAL_HEIGHT = 1000;
    private static final double MIN_WIDTH = 960;
    private static final double MIN_HEIGHT = 640;

    private WindowMemory() {}

    public static void keep(Stage stage, ViewOptions options) {
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        WindowPlace place = options.window().get();
        if (place != null && !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height()).isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximized());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(USUAL_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(USUAL_HEIGHT, screen.getHeight()));
        }
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> options.window().set(placeOf(stage, options.window().get())));
    }

    /// A maximized window keeps the place that it goes back to.
    private static WindowPlace placeOf(Stage stage, WindowPlace before) {
        if (stage.isMaximized() && before != null) {
            return new WindowPlace(before.x(), before.y(), before.width(), before.height(), true);
        }
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }
}
