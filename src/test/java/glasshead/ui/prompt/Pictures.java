package glasshead.ui.prompt;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// Puts views into scenes that look like the program's, and draws them into PNG files under `target/pictures`, to be looked at.
public final class Pictures {

    private Pictures() {
    }

    public static Scene scene(Parent view, double width, double height, ViewOptions options) {
        StackPane root = new StackPane(view);
        root.setStyle("-fx-padding: 12;");
        Scene scene = new Scene(root, width, height);
        Theme.wear(scene, options);
        return scene;
    }

    /// On the FX thread only.
    public static Path save(Scene scene, String name) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().layout();
        Path file = Path.of("target", "pictures", name + ".png");
        try {
            Files.createDirectories(file.getParent());
            glasshead.ui.picture.Pictures.write(scene.snapshot(null), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
