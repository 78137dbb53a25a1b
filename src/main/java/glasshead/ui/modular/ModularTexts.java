package glasshead.ui.modular;

import glasshead.ui.format.Numbers;
import java.util.Collection;
import java.util.stream.Collectors;

/// How the numbers of modular addition are written.
final class ModularTexts {

    private static final double SMALLEST_PLAIN = 0.001;
    private static final double LARGEST_PLAIN = 10_000;

    private ModularTexts() {}

    /// `4.727`, `0.0123`, `3.2·10⁻⁷`
    static String loss(double nats) {
        if (Double.isNaN(nats) || nats == 0 || Double.isInfinite(nats)) {
            return nats == 0 ? "0" : Numbers.plain(nats, 0);
        }
        if (Math.abs(nats) < SMALLEST_PLAIN) {
            return Numbers.scientific(nats, 1);
        }
        return Numbers.plain(nats, nats < 0.1 ? 4 : 3);
    }

    /// How many times as large: `1.3 ×`, `820 ×`, `4.1·10⁶ ×`
    static String ratio(double after, double before) {
        double ratio = after / before;
        if (Double.isNaN(ratio) || Double.isInfinite(ratio)) {
            return "–";
        }
        if (ratio >= LARGEST_PLAIN || ratio < SMALLEST_PLAIN) {
            return Numbers.scientific(ratio, 1) + " ×";
        }
        return Numbers.plain(ratio, ratio < 0.1 ? 4 : ratio < 10 ? 2 : ratio < 100 ? 1 : 0) + " ×";
    }

    /// `4, 17 and 29`
    static String list(Collection<Integer> frequencies) {
        String all = frequencies.stream().map(String::valueOf).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2);
    }
}
