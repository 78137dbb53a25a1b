package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

/// Comparison with values computed elsewhere: equal to a tolerance, absolute or relative, whichever is larger.
public final class Agreement {

    private Agreement() {}

    public static void agree(String what, double expected, double got, double tolerance) {
        double allowed = tolerance * Math.max(1, Math.abs(expected));
        assertTrue(Math.abs(expected - got) <= allowed, () -> "%s: expected %s, got %s".formatted(what, expected, got));
    }

    public static void agree(String what, float[] expected, float[] got, double tolerance) {
        assertEquals(expected.length, got.length, what);
        for (int i = 0; i < expected.length; i++) {
            agree(what + "[" + i + "]", expected[i], got[i], tolerance);
        }
    }

    public static void agree(String what, JsonNode expected, double[] got, double tolerance) {
        assertEquals(expected.size(), got.length, what);
        for (int i = 0; i < got.length; i++) {
            agree(what + "[" + i + "]", expected.get(i).asDouble(), got[i], tolerance);
        }
    }
}
