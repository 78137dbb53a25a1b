package glasshead.pixels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RasterTest {

    private static final int A = 0xff0000aa;
    private static final int B = 0xff0000bb;
    private static final ColourScale SCALE = new ColourScale(new int[] {A, B}, 0, 1);

    @Test
    void eachCellIsASquareWithAGapAndTheUpperTriangleIsTransparent() {
        Raster raster = new Raster(6, 6);
        raster.draw(Cells.causal(2, new float[] {0, 1, 1, 0}), SCALE, 0, 0, 3, 3, 1);
        assertArrayEquals(new int[] {
            A, A, 0, 0, 0, 0,
            A, A, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
            B, B, 0, A, A, 0,
            B, B, 0, A, A, 0,
            0, 0, 0, 0, 0, 0}, raster.pixels());
    }

    @Test
    void cellsMayBeWiderThanHigh() {
        Raster raster = new Raster(5, 2);
        raster.draw(new Cells(2, 2, new float[] {0, 1, 1, 0}, false), SCALE, 0, 0, 2.5, 1, 0);
        assertArrayEquals(new int[] {A, A, A, B, B, B, B, B, A, A}, raster.pixels());
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        Raster raster = new Raster(3, 2);
        raster.draw(new Cells(2, 2, new float[] {0, 1, 1, 0}, false), SCALE, -1, -1, 2, 2, 0);
        assertArrayEquals(new int[] {A, B, B, B, A, A}, raster.pixels());
        raster.clear();
        raster.draw(new Cells(2, 2, new float[] {0, 1, 1, 0}, false), SCALE, 2, -3, 2, 2, 0);
        assertArrayEquals(new int[] {0, 0, B, 0, 0, 0}, raster.pixels());
    }

    @Test
    void onlyTheRectangleIsKept() {
        Raster raster = new Raster(3, 3);
        Arrays.fill(raster.pixels(), A);
        raster.keepOnly(1, 1, 2, 7);
        assertArrayEquals(new int[] {0, 0, 0, 0, A, 0, 0, A, 0}, raster.pixels());
    }

    @Test
    void undefinedCellsStayTransparent() {
        Raster raster = new Raster(2, 1);
        raster.draw(new Cells(1, 2, new float[] {Float.NaN, 1}, false), SCALE, 0, 0, 1, 1, 0);
        assertArrayEquals(new int[] {0, B}, raster.pixels());
    }

    @Test
    void sizesMustAgree() {
        assertThrows(IllegalArgumentException.class, () -> new Cells(2, 2, new float[3], false));
        assertThrows(IllegalArgumentException.class, () -> new Raster(2, 2, new int[3]));
    }
}
