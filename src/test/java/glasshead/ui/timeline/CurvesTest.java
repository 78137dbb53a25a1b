package glasshead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.Curve;
import glasshead.ui.format.ValueAxis;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where steps and values are on the axes.
class CurvesTest {

    private static Curve curve(String unit, Double... values) {
        return new Curve("name", "Label", unit, List.of(0, 100, 400).subList(0, values.length), List.of(values));
    }

    @Test
    void placesAreEvenAndStepsBetweenThemInProportion() {
        Places places = new Places(List.of(0, 10, 20, 100, 1100));
        assertEquals(2, places.of(20));
        assertEquals(3.25, places.of(350));
        assertEquals(4, places.of(5000));
        assertEquals(0, new Places(List.of(5, 10)).of(1));
    }

    @Test
    void stepsAreWrittenShort() {
        assertEquals(List.of("0", "999", "1k", "2.5k", "12.1k", "250k", "1.2M"),
                List.of(0, 999, 1000, 2500, 12100, 250_000, 1_200_000).stream().map(Places::brief).toList());
    }

    @Test
    void aLossThatFallsFarIsLogarithmic() {
        ValueAxis far = ValueAxis.ofLosses(curve("nats", 4.7, 1e-3, 2e-7).values());
        assertTrue(far.log());
        assertEquals(1e-7, far.low(), 1e-12);
        assertTrue(far.ticks().size() <= 6 && far.ticks().size() >= 2, far.ticks().toString());
        assertEquals(0.5, far.share(Math.sqrt(far.low() * far.high())), 1e-9);
        ValueAxis near = ValueAxis.ofLosses(curve("nats", 7.0, 2.0, 1.0).values());
        assertFalse(near.log());
        assertEquals(0, near.low());
        assertEquals(List.of(0.0, 2.0, 4.0, 6.0), near.ticks());
        assertFalse(ValueAxis.ofLosses(curve("nats", 7.0, 0.0).values()).log(), "zero has no logarithm");
    }

    @Test
    void flatCurvesAndNoneHaveAnAxis() {
        assertEquals(1, ValueAxis.ofLosses(curve("nats", 0.0, 0.0).values()).high());
        assertFalse(ValueAxis.ofLosses(List.of()).ticks().isEmpty());
        assertEquals(ValueAxis.SHARE, ValueAxis.ofScores(curve("", 0.2, 0.9).values()));
        assertEquals(1.5, ValueAxis.ofScores(curve("", 0.2, 1.5).values()).high());
    }

    @Test
    void aCurveHasAValueBetweenItsPointsAndNoneOutside() {
        Curve curve = new Curve("name", "Label", "", List.of(100, 200), List.of(1.0, 3.0));
        assertEquals(1.5, CurveValue.at(curve, 125));
        assertEquals(3, CurveValue.at(curve, 200));
        assertTrue(Double.isNaN(CurveValue.at(curve, 50)));
        assertTrue(Double.isNaN(CurveValue.at(curve, 201)));
    }

    @Test
    void anyValuesHaveAFewTicks() {
        double tiny = Double.MIN_VALUE;
        for (Curve curve : List.of(curve("nats", tiny, 1e12), curve("nats", tiny, 1.0), curve("nats", tiny, tiny), curve("nats", 0.0,
                1e-310),
                curve("nats", -1e12, Math.nextUp(-1e12)), curve("nats", -1e12, 1e12), curve("nats", 1e12, 1e12), curve("nats", -tiny,
                        tiny))) {
            for (ValueAxis axis : List.of(ValueAxis.ofLosses(curve.values()), ValueAxis.ofScores(curve.values()))) {
                assertTrue(axis.ticks().size() <= 12, () -> curve + ": " + axis.ticks());
                assertTrue(curve.values().stream().map(axis::share).allMatch(share -> share >= 0 && share <= 1), () -> curve + " on "
                        + axis);
            }
        }
        assertEquals(1e-30, ValueAxis.ofLosses(curve("nats", tiny, 1.0).values()).low());
    }
}
