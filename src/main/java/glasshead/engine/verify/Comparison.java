package glasshead.engine.verify;

import glasshead.experiment.Texts;
import java.util.List;

/// Numbers against numbers, keeping the pair that is furthest apart.
final class Comparison {

    private final Figure figure;
    private int count;
    private double worst = -1;
    private String where = "";
    private double expected;
    private double got;

    Comparison(Figure figure) {
        this.figure = figure;
    }

    static FigureResult one(Figure figure, double got) {
        Comparison comparison = new Comparison(figure);
        comparison.add("", figure.expected().numbers().sum(), got);
        return comparison.result();
    }

    /// Texts and token ids agree when they are equal.
    static FigureResult same(Figure figure, String expected, String got) {
        return new FigureResult(figure, expected, got, expected.equals(got));
    }

    void add(String label, double published, double measured) {
        double apart = Math.abs(published - measured);
        count++;
        // What is not a number is further off than anything.
        if (!(apart <= worst)) {
            worst = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
            where = label;
            expected = published;
            got = measured;
        }
    }

    /// @param measured of the same length, in the same order
    void addAll(Expected published, List<String> labels, double[] measured) {
        double[] flat = published.numbers().toArray();
        for (int i = 0; i < Math.max(flat.length, measured.length); i++) {
            add(i < labels.size() ? labels.get(i) : "", i < flat.length ? flat[i] : Double.NaN, i < measured.length ? measured[i]
                    : Double.NaN);
        }
    }

    FigureResult result() {
        String of = count > 1 ? " (" + (where.isEmpty() ? "" : where + ", ") + "furthest off of " + count + ")" : "";
        return new FigureResult(figure, number(expected) + of, number(got), count > 0 && worst <= figure.tolerance());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6 ? Texts.format("%.0f", value) : Texts.format("%.5f", value);
    }
}
