package glasshead.ui.set;

import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.LookKeys;
import glasshead.ui.theme.Theme;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The editor of a set in a window of its own, made once and shown whenever it is asked for. Esc closes it.
public final class EditorWindow {

    private static final double WIDTH = 1240;
    private static final double HEIGHT = 720;
    /// Room for the window's own frame.
    private static final double FRAME = 48;

    private final Stage stage = new Stage();
    private final SetEditor model;

    public EditorWindow(Window owner, SetEditor model, Outside outside, ViewOptions options, Delays delays) {
        this.model = model;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(new EditorView(model, outside, options), Math.min(WIDTH, screen.getWidth() - FRAME), Math.min(HEIGHT,
                screen.getHeight() - FRAME));
        Theme.wear(scene, options);
        LookKeys.listen(stage, scene, options, delays);
        stage.initOwner(owner);
        stage.titleProperty().bind(model.set().map(set -> set.name() + " – rows"));
        stage.setMinWidth(760);
        stage.setMinHeight(400);
        stage.setScene(scene);
        stage.setOnHidden(_ -> model.show(false));
    }

    public void show() {
        stage.show();
        model.show(true);
        stage.toFront();
    }
}
