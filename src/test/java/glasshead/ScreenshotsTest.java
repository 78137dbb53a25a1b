package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pictures that the README shows.
class ScreenshotsTest {

    private static final long MOST_BYTES = 400_000;

    @ParameterizedTest
    @ValueSource(strings = {"window-light", "window-dark", "set-light", "why-light", "circuit-light", "lens-light", "examples-light",
        "scrub-light",
        "lesson-light"})
    void areWholeWindowsAndLightToLoad(String name) throws IOException {
        Path file = Path.of("assets", "screenshots", name + ".png");
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals("1600 x 1000", picture.getWidth() + " x " + picture.getHeight());
        assertTrue(Files.size(file) < MOST_BYTES, () -> file + " is too large");
        int corner = picture.getRGB(2, 990) & 0xff;
        assertEquals(name.endsWith("dark"), corner < 128, "the wrong theme");
    }
}
