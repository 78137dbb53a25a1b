package glasshead.ui.library;

import glasshead.ui.model.FolderChooser;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The model library in a window of its own, made once and shown whenever it is asked for. Esc closes it; downloads go on.
public final class LibraryWindow {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 640;

    private final Stage stage = new Stage();
    private final LibraryViewModel library;

    public LibraryWindow(Window owner, LibraryViewModel library, FolderChooser folders, ViewOptions options) {
        this.library = library;
        Scene scene = new Scene(new LibraryView(library, folders), WIDTH, HEIGHT);
        scene.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        Theme.wear(scene, options);
        stage.initOwner(owner);
        stage.setTitle("Model library");
        stage.setMinWidth(520);
        stage.setMinHeight(360);
        stage.setScene(scene);
    }

    public void show() {
        library.refresh();
        stage.show();
        stage.toFront();
    }

    public boolean isShowing() {
        return stage.isShowing();
    }
}
