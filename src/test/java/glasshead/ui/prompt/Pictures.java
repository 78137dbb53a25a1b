package glasshead.ui.prompt;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;

/// Puts views into scenes that look like the program's, and draws them into PNG files under `target/pictures`, to be looked at.
public final class Pictures {

    private Pictures() {}

    public static Scene scene(Parent view, double width, double height, ViewOptions options) {
        StackPane root = new StackPane(view);
        root.setStyle("-fx-padding: 12;");
        Scene scene = new Scene(root, width, height);
        Theme.wear(scene, options);
        return scene;
    }

    /// The screen as it is, with menus and popovers. On the FX thread only.
    public static Path saveScreen(Scene scene, String name) {
        double width = scene.getWindow().getX() + scene.getWidth() + 300;
        double height = scene.getWindow().getY() + scene.getHeight() + 300;
        return write(new Robot().getScreenCapture(null, 0, 0, width, height), name);
    }

    /// On the FX thread only.
    public static Path save(Scene scene, String name) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().layout();
        return write(scene.snapshot(null), name);
    }

    /// The texts in sight that have no room and end in dots. On the FX thread only.
    public static List<String> cutTexts(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        List<String> cut = new ArrayList<>();
        if (node instanceof Labeled labeled && labeled.isTextTruncated()) {
            cut.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> cut.addAll(cutTexts(child)));
        }
        return cut;
    }

    private static Path write(Image image, String name) {
        Path file = Path.of("target", "pictures", name + ".png");
        try {
            Files.createDirectories(file.getParent());
            glasshead.ui.picture.Pictures.write(image, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
