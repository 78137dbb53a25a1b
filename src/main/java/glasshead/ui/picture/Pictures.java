package glasshead.ui.picture;

import glasshead.experiment.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Turns what is on screen into pictures, and pictures into PNG.
public final class Pictures {

    private Pictures() {}

    /// `node` as it looks now, with nothing behind it. On the FX thread.
    ///
    /// @param scale pixels of the picture for one unit of the scene; 2 is good for print
    public static WritableImage of(Node node, double scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(Color.TRANSPARENT);
        List<Sharpened> sharpened = inside(node).toList();
        sharpened.forEach(canvas -> canvas.drawFor(scale));
        try {
            return node.snapshot(parameters, null);
        } finally {
            sharpened.forEach(Sharpened::drawForScreen);
        }
    }

    private static Stream<Sharpened> inside(Node node) {
        Stream<Sharpened> self = node instanceof Sharpened sharpened ? Stream.of(sharpened) : Stream.empty();
        Stream<Node> children = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
        return Stream.concat(self, children.flatMap(Pictures::inside));
    }

    public static byte[] png(Image image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(pixels(image), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("can't encode a picture as PNG", e);
        }
        return bytes.toByteArray();
    }

    public static void write(Image image, Path png) throws IOException {
        WholeFile.write(png, out -> out.write(png(image)));
    }

    private static BufferedImage pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        pixels.setRGB(0, 0, width, height, argb, 0, width);
        return pixels;
    }
}
