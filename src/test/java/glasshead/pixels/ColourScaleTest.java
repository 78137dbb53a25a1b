package glasshead.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColourScaleTest {

    private final int[] sequential = Palette.BLUES.sequential(false);
    private final int[] diverging = Palette.BLUES.diverging(true);

    @Test
    void endsAndBeyondGetTheEndsColours() {
        ColourScale scale = ColourScale.sequential(Palette.BLUES, false, 2);
        assertEquals(sequential[0], scale.colour(0));
        assertEquals(sequential[0], scale.colour(-5));
        assertEquals(sequential[128], scale.colour(1));
        assertEquals(sequential[255], scale.colour(2));
        assertEquals(sequential[255], scale.colour(Double.POSITIVE_INFINITY));
    }

    @Test
    void zeroOfSignedDataIsNeutralWithSymmetricLimits() {
        ColourScale scale = ColourScale.diverging(Palette.BLUES, true, 3);
        assertEquals(0xff1a2028, scale.colour(0));
        assertEquals(diverging[0], scale.colour(-3));
        assertEquals(diverging[255], scale.colour(3));
    }

    @Test
    void undefinedIsTransparent() {
        assertEquals(ColourScale.TRANSPARENT, ColourScale.sequential(Palette.GREYS, false, 1).colour(Double.NaN));
    }

    @Test
    void allZeroDataIsNeutral() {
        assertEquals(0xff1a2028, ColourScale.diverging(Palette.BLUES, true, 0).colour(0));
    }
}
