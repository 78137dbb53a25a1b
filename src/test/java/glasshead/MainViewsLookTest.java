package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.shell.MainView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.Start;

/// The main view beside pictures of how it should look, in blocks of 20 pixels: panels that are lost, squeezed, moved or of another theme
/// are noticed, and not the last digit of a number or the edge of a letter, which may differ between machines. Where a change is wanted,
/// the picture that the test leaves in `target/pictures` takes the place of the one in `src/test/resources/pictures`.
@OnScreen
class MainViewsLookTest {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int BLOCK = 20;
    /// Of 255 in each colour: in the mean over all blocks, and where a block counts as another one.
    private static final double MEAN = 4;
    private static final double OTHER = 40;
    private static final double MOST_OTHERS = 0.03;
    private static final Path PICTURES = Path.of("src/test/resources/pictures");

    private final ViewOptions options = new ViewOptions();
    private Wiring wiring;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        wiring = RealWindow.wired(options, new ManualClock());
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private void untilRun() {
        RealWindow.untilRun(wiring.session());
        settle();
    }

    @ParameterizedTest
    @CsvSource({"heads-light,false,false", "heads-dark,true,false", "heads-ablated-drawer,false,true"})
    void asInThePicture(String name, boolean dark, boolean ablated) throws IOException {
        MainView window = onFx(() -> {
            options.dark().set(dark);
            options.interventions().set(ablated);
            return RealWindow.sized(stage, wiring, options, WIDTH, HEIGHT);
        });
        untilRun();
        if (ablated) {
            onFx(() -> wiring.session().change(now -> now.toggled(new Head(2, 4))));
            untilRun();
        }
        onFx(() -> wiring.session().selection().locked().set(List.of(new Head(2, 4))));
        untilRun();
        BufferedImage blocks = blocks(onFx(() -> Pictures.of(window, 1)));
        Path made = Files.createDirectories(Path.of("target/pictures")).resolve(name + ".png");
        ImageIO.write(blocks, "png", made.toFile());
        BufferedImage wanted = ImageIO.read(PICTURES.resolve(name + ".png").toFile());
        assertTrue(alike(wanted, blocks), () -> "%s differs from %s: mean %.2f, other blocks %.3f".formatted(made, PICTURES, mean(wanted,
                blocks), others(wanted, blocks)));
    }

    @Test
    void whatIsNotAlikeIsNoticed() throws IOException {
        BufferedImage light = ImageIO.read(PICTURES.resolve("heads-light.png").toFile());
        BufferedImage dark = ImageIO.read(PICTURES.resolve("heads-dark.png").toFile());
        BufferedImage drawer = ImageIO.read(PICTURES.resolve("heads-ablated-drawer.png").toFile());
        assertTrue(alike(light, light));
        assertFalse(alike(light, dark));
        assertFalse(alike(light, drawer));
    }

    private static BufferedImage blocks(Image picture) {
        BufferedImage blocks = new BufferedImage(WIDTH / BLOCK, HEIGHT / BLOCK, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < blocks.getHeight(); y++) {
            for (int x = 0; x < blocks.getWidth(); x++) {
                blocks.setRGB(x, y, meanColour(picture, x * BLOCK, y * BLOCK));
            }
        }
        return blocks;
    }

    private static int meanColour(Image picture, int left, int top) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int sum = 0;
            for (int pixel = 0; pixel < BLOCK * BLOCK; pixel++) {
                sum += picture.getPixelReader().getArgb(left + pixel % BLOCK, top + pixel / BLOCK) >> shift & 0xff;
            }
            colour |= sum / (BLOCK * BLOCK) << shift;
        }
        return colour;
    }

    private static boolean alike(BufferedImage wanted, BufferedImage made) {
        return mean(wanted, made) <= MEAN && others(wanted, made) <= MOST_OTHERS;
    }

    private static double mean(BufferedImage wanted, BufferedImage made) {
        double sum = 0;
        for (int block = 0; block < count(wanted); block++) {
            sum += difference(wanted, made, block);
        }
        return sum / count(wanted);
    }

    private static double others(BufferedImage wanted, BufferedImage made) {
        int others = 0;
        for (int block = 0; block < count(wanted); block++) {
            others += difference(wanted, made, block) > OTHER ? 1 : 0;
        }
        return (double) others / count(wanted);
    }

    private static int count(BufferedImage blocks) {
        return blocks.getWidth() * blocks.getHeight();
    }

    /// Of the colour that differs most.
    private static int difference(BufferedImage wanted, BufferedImage made, int block) {
        int one = wanted.getRGB(block % wanted.getWidth(), block / wanted.getWidth());
        int other = made.getRGB(block % wanted.getWidth(), block / wanted.getWidth());
        int most = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            most = Math.max(most, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
        }
        return most;
    }
}
