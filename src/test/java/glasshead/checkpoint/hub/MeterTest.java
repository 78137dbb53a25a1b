package glasshead.checkpoint.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeterTest {

    private long now;
    private final List<Progress> told = new ArrayList<>();
    private final Meter meter = new Meter(told::add, () -> now);

    @Test
    void speedAndTimeLeftFollowTheLastSeconds() {
        meter.expect(100_000_000, 0);
        for (int tenth = 0; tenth < 200; tenth++) {
            now += 100_000_000L;
            meter.arrived(tenth < 100 ? 10_000 : 200_000);
        }
        Progress last = told.getLast();
        assertEquals(2_000_000, last.bytesPerSecond(), 1);
        assertEquals((100_000_000 - last.done()) / 2e6, last.secondsLeft(), 0.01);
        assertTrue(told.size() <= 101, "a few reports a second");
    }

    @Test
    void sizesAreReadable() {
        assertEquals("999 B", Bytes.text(999));
        assertEquals("1.0 kB", Bytes.text(1000));
        assertEquals("548 MB", Bytes.text(548_105_171));
        assertEquals("6.4 GB", Bytes.text(6_431_878_936L));
        assertEquals("1.0 MB", Bytes.text(999_999));
    }
}
