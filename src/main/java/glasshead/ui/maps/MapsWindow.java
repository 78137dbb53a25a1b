package glasshead.ui.maps;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The maps in a window of their own, beside the main one; made once and shown again whenever it is asked for.
public final class MapsWindow {

    private static final double WIDTH = 900;
    private static final double HEIGHT = 680;

    private final Stage stage = new Stage();

    /// @param menus makes the panel's menu work in the window whose root it gets
    public MapsWindow(Window owner, MapsView view, ViewOptions options, Consumer<Node> menus) {
        StackPane root = new StackPane(view.panel());
        root.getStyleClass().add("maps-window");
        root.getStylesheets().addAll(view.panel().getStylesheets());
        menus.accept(root);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Theme.wear(scene, options);
        stage.initOwner(owner);
        stage.setTitle("Maps");
        stage.setScene(scene);
    }

    public void show() {
        stage.show();
        stage.toFront();
    }
}
