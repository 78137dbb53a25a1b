package glasshead.ui.circuit;

import glasshead.analysis.Correlation;
import glasshead.ui.format.Numbers;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How well approximate scores go with exact ones, in words.
final class Agreement {

    private static final int LEAST = 3;

    private Agreement() {}

    /// ` · r = 0.95, of ranks 0.90 over 312 so far`; empty where hardly any is known.
    ///
    /// @param exact `NaN` where it is not known yet
    static String text(double[] approximate, double[] exact) {
        int[] known = IntStream.range(0, exact.length).filter(i -> !Double.isNaN(approximate[i]) && !Double.isNaN(exact[i])).toArray();
        if (known.length < LEAST) {
            return "";
        }
        Correlation correlation = Correlation.of(at(approximate, known), at(exact, known));
        return " · r = " + Numbers.plain(correlation.r(), 2) + ", of ranks " + Numbers.plain(correlation.rank(), 2) + " over "
                + Numbers.grouped(known.length) + (known.length == exact.length ? "" : " so far");
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }
}
