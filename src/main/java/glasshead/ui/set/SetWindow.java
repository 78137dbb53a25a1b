package glasshead.ui.set;

import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.LookKeys;
import glasshead.ui.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A data set in a window of its own, made once and shown whenever it is asked for. Esc closes it; nothing is computed while it is closed.
public final class SetWindow {

    private static final double WIDTH = 1180;
    private static final double HEIGHT = 780;
    /// Room for the window's own frame.
    private static final double FRAME = 48;

    private final Stage stage = new Stage();
    private final SetViewModel model;

    /// @param files asks for a file
    /// @param menus makes the panels' menus work under the node that it gets
    public SetWindow(Window owner, SetViewModel model, Supplier<Optional<Path>> files, ViewOptions options, Delays delays,
            Consumer<Node> menus) {
        this.model = model;
        SetView view = new SetView(model, files);
        menus.accept(view);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(view, Math.min(WIDTH, screen.getWidth() - FRAME), Math.min(HEIGHT, screen.getHeight() - FRAME));
        Theme.wear(scene, options);
        LookKeys.listen(stage, scene, options, delays);
        stage.initOwner(owner);
        stage.setTitle("Data set");
        stage.setMinWidth(760);
        stage.setMinHeight(480);
        stage.setScene(scene);
        stage.setOnHidden(_ -> model.show(false));
    }

    public void show() {
        stage.show();
        model.show(true);
        stage.toFront();
    }
}
