package glasshead.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    private static final double ROUNDING = 0.008;

    @ParameterizedTest
    @EnumSource(Palette.class)
    void lightnessOfSequentialTablesGoesOneWayInEqualSteps(Palette palette) {
        for (boolean dark : new boolean[] {false, true}) {
            int[] table = palette.sequential(dark);
            assertEquals(Palette.ENTRIES, table.length);
            double first = lightness(table[0]);
            double last = lightness(table[Palette.ENTRIES - 1]);
            assertTrue(Math.abs(last - first) > 0.6, palette + " spans " + first + " to " + last);
            for (int entry = 0; entry < Palette.ENTRIES; entry++) {
                double expected = first + (last - first) * entry / (Palette.ENTRIES - 1);
                assertEquals(expected, lightness(table[entry]), ROUNDING, palette + " dark " + dark + " entry " + entry);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void divergingTableIsNeutralAtZeroAndEquallyStrongOnBothSides(boolean dark) {
        int[] table = Palette.DEFAULT.diverging(dark);
        int surface = dark ? 0xff1a2028 : 0xffffffff;
        assertEquals(surface, table[127]);
        assertEquals(surface, table[128]);
        for (int step = 0; step < 128; step++) {
            assertEquals(lightness(table[127 - step]), lightness(table[128 + step]), 0.02, "step " + step);
        }
        assertTrue(Oklab.of(table[0]).a() > 0.05 && Oklab.of(table[0]).b() > 0.05, "negative end is orange");
        assertTrue(Oklab.of(table[255]).a() < -0.05 && Oklab.of(table[255]).b() < 0, "positive end is teal");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff, 0x0f7c86, 0xc4540f, 0x3b6cf6, 0x010203})
    void oklabAndBackIsTheSameColour(int rgb) {
        assertEquals(0xff000000 | rgb, Oklab.of(rgb).argb());
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void tablesAreCopiesThatNobodyCanSpoil(Palette palette) {
        int before = palette.sequential(false)[7];
        palette.sequential(false)[7] = 0;
        assertEquals(before, palette.sequential(false)[7]);
    }

    private static double lightness(int argb) {
        return Oklab.of(argb).l();
    }
}
