package glasshead.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.pixels.Raster;
import glasshead.ui.OnScreen;
import glasshead.ui.heatmap.PixelCanvas;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

@OnScreen
class PicturesTest {

    @Test
    void aNodeBecomesAPngOfItsColours(FxRobot robot) throws IOException {
        Image[] image = new Image[1];
        robot.interact(() -> {
            Rectangle half = new Rectangle(10, 6, Color.web("#0f7c86"));
            image[0] = Pictures.of(half, 2);
        });
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(Pictures.png(image[0])));
        assertEquals(20, png.getWidth());
        assertEquals(12, png.getHeight());
        assertEquals(0xff0f7c86, png.getRGB(10, 6));
    }

    /// A stripe for every pixel and, above them, a line half a unit wide: at twice the size neither may be a blur of grey.
    @Test
    void canvasesAreDrawnAnewWithThePicturesOwnPixels(FxRobot robot) {
        Image[] image = new Image[1];
        PixelCanvas[] canvas = new PixelCanvas[1];
        robot.interact(() -> {
            canvas[0] = new PixelCanvas(PicturesTest::stripes, (graphics, width, height) -> {
                graphics.setFill(Color.RED);
                graphics.fillRect(2.5, 0, 0.5, height);
            });
            canvas[0].resize(10, 6);
            canvas[0].layout();
            image[0] = Pictures.of(canvas[0], 2);
        });
        for (int x = 0; x < 20; x++) {
            int stripe = x % 2 == 0 ? 0xff000000 : 0xffffffff;
            assertEquals(x == 5 ? 0xffff0000 : stripe, image[0].getPixelReader().getArgb(x, 7), "column " + x);
        }
        assertEquals(1, canvas[0].screenScale().get(), "it goes on with the screen's pixels");
    }

    private static void stripes(Raster raster, double screenScale) {
        for (int index = 0; index < raster.pixels().length; index++) {
            raster.pixels()[index] = index % raster.width() % 2 == 0 ? 0xff000000 : 0xffffffff;
        }
    }
}
