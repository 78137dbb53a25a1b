package glasshead.ui.format;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Panels as PNG files under `target/pictures`, to be looked at.
public final class Picture {

    private static final String LIGHT = "-gh-bg: #f6f7f9; -gh-surface: #ffffff; -gh-border: #e3e6ea; -gh-text: #16191d; -gh-muted: #6b7280;"
            + "-gh-accent: #3b6cf6; -gh-accent-soft: #dbe4fe; -gh-answer: #0f7c86; -gh-answer-soft: rgba(15,124,134,0.38); -gh-distractor: #c4540f;"
            + "-gh-distractor-soft: rgba(196,84,15,0.32); -gh-ghost: #b9bdc6; -gh-chip: #eceef1; -gh-selected: #ebf0fe; -gh-danger: #c4320f;";
    private static final String DARK = "-gh-bg: #12161c; -gh-surface: #1a2028; -gh-border: #2a323d; -gh-text: #e6e9ee; -gh-muted: #8b95a3;"
            + "-gh-accent: #7b9dff; -gh-accent-soft: #26345c; -gh-answer: #35b4be; -gh-answer-soft: rgba(53,180,190,0.4); -gh-distractor: #f08a4b;"
            + "-gh-distractor-soft: rgba(240,138,75,0.4); -gh-ghost: #4b5563; -gh-chip: #262d37; -gh-selected: #1f2a44; -gh-danger: #f0604b;";

    private Picture() {
    }

    /// A scene like the program's: theme, colours, root font.
    public static Scene scene(Parent root, double width, double height, boolean dark, boolean large) {
        Scene scene = new Scene(root, width, height);
        scene.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.setStyle((dark ? DARK : LIGHT) + "-fx-font-family: Inter; -fx-font-size: " + (large ? 18 : 13) + "px; -fx-background-color: -gh-surface;"
                + " -fx-padding: 12; -fx-text-fill: -gh-text; -fx-base: -gh-surface;");
        scene.getStylesheets().add("data:text/css," + ".mono{-fx-font-family:'JetBrains Mono';}.muted{-fx-text-fill:-gh-muted;}"
                .concat(".panel-title{-fx-font-weight:bold;-fx-text-fill:-gh-text;}.panel-legend{-fx-text-fill:-gh-muted;-fx-font-size:0.85em;}").replace(" ", "%20"));
        return scene;
    }

    public static void save(Scene scene, String name) throws IOException {
        WritableImage shot = scene.snapshot(null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        int[] pixels = new int[width * height];
        shot.getPixelReader().getPixels(0, 0, width, height, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }
}
