package glasshead.ui.format;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Panels as PNG files under `target/pictures`, to be looked at.
public final class Picture {

    private Picture() {}

    /// A scene dressed like the program's.
    public static Scene scene(Parent root, double width, double height, ViewOptions options) {
        Scene scene = new Scene(root, width, height);
        Theme.wear(scene, options);
        return scene;
    }

    public static void save(Scene scene, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Pictures.write(scene.snapshot(null), folder.resolve(name + ".png"));
    }
}
