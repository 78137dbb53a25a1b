package glasshead.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.ui.OnScreen;
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
}
