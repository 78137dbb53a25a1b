package glasshead.ui.shell;

import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.options.WindowPlace;
import java.util.Comparator;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Opens the window where it was closed, wholly on a screen, and remembers where it goes.
public final class WindowMemory {

    private static final double USUAL_WIDTH = 1600;
    private static final double USUAL_HEIGHT = 1000;
    private static final double MIN_WIDTH = 960;
    private static final double MIN_HEIGHT = 640;

    private WindowMemory() {}

    public static void keep(Stage stage, ViewOptions options, Delays delays) {
        WindowPlace kept = options.window().get();
        Rectangle2D screen = screenOf(kept).getVisualBounds();
        stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
        WindowPlace place = within(screen, kept);
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        StayWhole.untilUsed(stage, delays);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> options.window().set(placeOf(stage, options.window().get())));
    }

    /// The screen that has most of it; the first one where none has any.
    static Screen screenOf(@Nullable WindowPlace place) {
        return place == null ? Screen.getPrimary() : Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .stream().max(Comparator.comparingDouble(screen -> shared(screen.getVisualBounds(), place))).orElse(Screen.getPrimary());
    }

    private static double shared(Rectangle2D screen, WindowPlace place) {
        double width = Math.min(screen.getMaxX(), place.x() + place.width()) - Math.max(screen.getMinX(), place.x());
        double height = Math.min(screen.getMaxY(), place.y() + place.height()) - Math.max(screen.getMinY(), place.y());
        return Math.max(0, width) * Math.max(0, height);
    }

    /// Wholly on the screen: moved, and made smaller where it must be. A window that was nowhere yet stands in the middle.
    static WindowPlace within(Rectangle2D screen, @Nullable WindowPlace kept) {
        double width = Math.min(kept == null ? USUAL_WIDTH : kept.width(), screen.getWidth());
        double height = Math.min(kept == null ? USUAL_HEIGHT : kept.height(), screen.getHeight());
        double x = kept == null ? screen.getMinX() + (screen.getWidth() - width) / 2 : kept.x();
        double y = kept == null ? screen.getMinY() + (screen.getHeight() - height) / 2 : kept.y();
        return new WindowPlace(Math.clamp(x, screen.getMinX(), screen.getMaxX() - width), Math.clamp(y, screen.getMinY(), screen.getMaxY()
                - height), width, height, kept != null && kept.maximized());
    }

    /// A maximized window keeps the place that it goes back to.
    private static WindowPlace placeOf(Stage stage, WindowPlace before) {
        if (stage.isMaximized() && before != null) {
            return new WindowPlace(before.x(), before.y(), before.width(), before.height(), true);
        }
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }
}
