package glasshead.ui.prompt;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;

/// Draws views into PNG files under `target/pictures`, to be looked at.
public final class Pictures {

    private static final String LIGHT = """
            .root { -gh-bg: #f6f7f9; -gh-surface: #ffffff; -gh-border: #e3e6ea; -gh-text: #16191d; -gh-muted: #6b7280; -gh-accent: #3b6cf6;
            -gh-accent-soft: #3b6cf633; -gh-answer: #0f7c86; -gh-answer-soft: #0f7c8655; -gh-distractor: #c4540f; -gh-distractor-soft: #c4540f55;
            -gh-ghost: #b9bdc6; -gh-chip: #eceef1; -gh-selected: #ebf0fe; -gh-danger: #c62828; }
            """;
    private static final String DARK = """
            .root { -gh-bg: #12161c; -gh-surface: #1a2028; -gh-border: #2a323d; -gh-text: #e6e9ee; -gh-muted: #8b95a3; -gh-accent: #7b9dff;
            -gh-accent-soft: #7b9dff40; -gh-answer: #35b4be; -gh-answer-soft: #35b4be66; -gh-distractor: #f08a4b; -gh-distractor-soft: #f08a4b66;
            -gh-ghost: #4b5563; -gh-chip: #262d37; -gh-selected: #1f2a44; -gh-danger: #ff7b7b; }
            """;
    private static final String BOTH = """
            .root { -fx-font-family: "Inter"; -fx-font-size: %spx; -fx-background-color: -gh-bg; }
            .mono { -fx-font-family: "JetBrains Mono"; } .muted { -fx-text-fill: -gh-muted; } .small { -fx-font-size: 0.88em; }
            """;

    private Pictures() {
    }

    /// The theme as a style sheet that a scene takes.
    public static String theme(boolean dark, boolean large) {
        String css = (dark ? DARK : LIGHT) + BOTH.formatted(large ? 18 : 13);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes());
    }

    public static Scene scene(Parent view, double width, double height, boolean dark, boolean large) {
        Application.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        StackPane root = new StackPane(view);
        root.setStyle("-fx-padding: 12;");
        Scene scene = new Scene(root, width, height);
        scene.getStylesheets().add(theme(dark, large));
        return scene;
    }

    /// On the FX thread only.
    public static void save(Scene scene, String name) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().layout();
        WritableImage image = scene.snapshot(null);
        BufferedImage copy = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < copy.getHeight(); y++) {
            for (int x = 0; x < copy.getWidth(); x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Path file = Path.of("target", "pictures", name + ".png");
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
