package glasshead.ui.compare;

import glasshead.session.PassingService;
import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.LookKeys;
import glasshead.ui.theme.Theme;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Two sides in a window of their own, made once and shown whenever it is asked for. Esc closes it, and with it the right side's model.
public final class CompareWindow {

    private static final double WIDTH = 1240;
    private static final double HEIGHT = 900;

    private final Stage stage = new Stage();
    private final CompareViewModel model;
    private final PassingService rightService;
    private final CompareView view;

    /// @param rightService runs the right side while the window is shown
    /// @param menus        makes the panels' menus work under the node that it gets
    public CompareWindow(Window owner, CompareViewModel model, CompareView view, PassingService rightService, ViewOptions options,
            Delays delays,
            Consumer<Node> menus) {
        this.model = model;
        this.view = view;
        this.rightService = rightService;
        menus.accept(view);
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        Theme.wear(scene, options);
        LookKeys.listen(stage, scene, options, delays);
        stage.initOwner(owner);
        stage.setTitle("Compare");
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setScene(scene);
        stage.setOnHidden(_ -> end());
    }

    /// Begins with what the left side is now, unless it is shown already.
    public void show() {
        if (!stage.isShowing()) {
            rightService.open();
            model.begin();
            stage.show();
            view.focusRightPrompt();
        }
        stage.toFront();
    }

    private void end() {
        model.end();
        rightService.close();
    }
}
