package glasshead.pixels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RectanglesTest {

    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;

    @Test
    void aCellIsOneRectangle() {
        Raster raster = new Raster(5, 4);
        for (int y = 1; y < 4; y++) {
            raster.pixels()[5 * y + 1] = RED;
            raster.pixels()[5 * y + 2] = RED;
            raster.pixels()[5 * y + 4] = BLUE;
        }
        assertEquals(List.of(new Rectangles.Rectangle(1, 1, 3, 4, RED), new Rectangles.Rectangle(4, 1, 5, 4, BLUE)),
                Rectangles.of(raster).stream().sorted(Comparator.comparingInt(Rectangles.Rectangle::left)).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void paintedOneByOneTheyAreTheRaster(long seed) {
        Random random = new Random(seed);
        Raster raster = new Raster(1 + random.nextInt(30), 1 + random.nextInt(30));
        for (int i = 0; i < raster.pixels().length; i++) {
            raster.pixels()[i] = random.nextInt(3) == 0 ? RED : random.nextBoolean() ? BLUE : ColourScale.TRANSPARENT;
        }
        int[] painted = new int[raster.pixels().length];
        for (Rectangles.Rectangle area : Rectangles.of(raster)) {
            for (int y = area.top(); y < area.bottom(); y++) {
                for (int x = area.left(); x < area.right(); x++) {
                    assertEquals(ColourScale.TRANSPARENT, painted[y * raster.width() + x], "each pixel once");
                    painted[y * raster.width() + x] = area.argb();
                }
            }
        }
        assertArrayEquals(raster.pixels(), painted);
    }
}
