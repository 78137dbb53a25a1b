package glasshead.ui.modular;

import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.LookKeys;
import glasshead.ui.theme.Theme;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Modular addition in a window of its own beside the main one, whose model it follows; made once and shown again whenever it is asked for.
public final class ModularWindow {

    private static final double WIDTH = 1360;
    private static final double HEIGHT = 960;

    private final Stage stage = new Stage();

    /// @param menus makes the panels' menus work under the node that it gets
    public ModularWindow(Window owner, ModularViewModel model, ViewOptions options, Delays delays, Consumer<Node> menus) {
        ModularView view = new ModularView(model, options);
        menus.accept(view);
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        Theme.wear(scene, options);
        LookKeys.listen(stage, scene, options, delays);
        stage.initOwner(owner);
        stage.setTitle("Modular addition");
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setScene(scene);
        stage.showingProperty().subscribe(model::seen);
    }

    public void show() {
        stage.show();
        stage.toFront();
    }
}
