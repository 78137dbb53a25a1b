package glasshead.ui.set;

import glasshead.analysis.Spread;
import glasshead.engine.SetFindings;
import glasshead.experiment.Metric;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/// A dot for each prompt along a metric, as it is now; a band marks the mean with its standard error, a thin line zero, and a grey one the
/// mean without the interventions. A click on a dot shows the prompt. Of many prompts, those that fall together are one dot.
final class Dots extends Region {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final double RADIUS = 3.2;
    private static final double EDGE = 8;
    /// More are told by smaller dots.
    private static final int MANY = 400;
    /// Places along the metric that are told apart where there are many.
    private static final int PLACES = 200;
    private static final int LANES = 5;

    private final IntConsumer chosen;
    private final Line zero = styled(new Line(), "set-zero");
    private final Line middle = styled(new Line(), "set-mean");
    private final Line before = styled(new Line(), "set-mean-before");
    private final Rectangle band = styled(new Rectangle(), "set-band");
    private double[] values = {};
    private Spread spread = Spread.of(new double[0]);
    private double untouched = Double.NaN;

    Dots(IntConsumer chosen) {
        this.chosen = chosen;
        getStyleClass().add("set-dots");
        setMinHeight(30);
        setPrefHeight(34);
        setAccessibleText("A dot for each prompt");
    }

    /// @param shown the example that is shown
    void show(@Nullable SetFindings findings, Metric metric, int shown) {
        getChildren().setAll(band, zero, before);
        values = findings == null ? new double[0] : findings.now().of(metric);
        spread = Spread.of(values);
        untouched = findings == null || findings.changed().isEmpty() ? Double.NaN : Spread.of(findings.baseline().of(metric)).mean();
        if (findings != null) {
            getChildren().addAll(drawn(shown).mapToObj(row -> dot(row, findings, metric, row == shown)).toList());
        }
        getChildren().add(middle);
        requestLayout();
    }

    /// The rows that have a dot: all or, of many, the first at each place, and the one that is shown.
    private IntStream drawn(int shown) {
        IntStream there = IntStream.range(0, values.length).filter(row -> !Double.isNaN(values[row]));
        if (values.length <= MANY) {
            return there;
        }
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double width = Math.max(1e-9, Arrays.stream(values).filter(Double::isFinite).max().orElse(0) - low);
        Set<Integer> taken = new HashSet<>();
        return there.filter(row -> taken.add((int) ((values[row] - low) / width * PLACES) * LANES + lane(row)) || row == shown);
    }

    /// Spread a little, by the row, so that equal ones are not one.
    private static int lane(int row) {
        return row * 7 % LANES;
    }

    private Circle dot(int row, SetFindings findings, Metric metric, boolean shown) {
        Circle dot = new Circle(values.length > MANY ? RADIUS / 2 : RADIUS);
        dot.setUserData(row);
        dot.getStyleClass().add(values[row] < 0 ? "set-dot-negative" : "set-dot");
        dot.pseudoClassStateChanged(SHOWN, shown);
        dot.setOnMouseClicked(_ -> chosen.accept(row));
        if (values.length <= MANY) {
            Tooltip.install(dot, new Tooltip((row + 1) + "  " + SetTexts.figure(metric, values[row]) + "  " + findings.set().examples().get(
                    row).prompt().written()));
        }
        return dot;
    }

    private static <S extends Shape> S styled(S shape, String style) {
        shape.getStyleClass().add(style);
        shape.setMouseTransparent(true);
        return shape;
    }

    @Override
    protected void layoutChildren() {
        double low = Double.isNaN(untouched) ? 0 : Math.min(0, untouched);
        double high = Double.isNaN(untouched) ? 0 : Math.max(0, untouched);
        for (double value : values) {
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
        }
        double scale = (getWidth() - 2 * EDGE) / Math.max(1e-9, high - low);
        double centre = getHeight() / 2;
        for (var child : getChildren()) {
            if (child instanceof Circle dot) {
                int row = (int) dot.getUserData();
                dot.setCenterX(EDGE + (values[row] - low) * scale);
                dot.setCenterY(centre + (lane(row) - LANES / 2) * RADIUS);
            }
        }
        place(zero, EDGE + (0 - low) * scale);
        place(middle, EDGE + (spread.mean() - low) * scale);
        place(before, EDGE + (untouched - low) * scale);
        band.setVisible(!Double.isNaN(spread.standardError()));
        band.setX(EDGE + (spread.mean() - spread.standardError() - low) * scale);
        band.setWidth(2 * spread.standardError() * scale);
        band.setY(centre - RADIUS);
        band.setHeight(2 * RADIUS);
    }

    private void place(Line line, double at) {
        line.setVisible(!Double.isNaN(at));
        line.setStartX(Math.round(at));
        line.setEndX(Math.round(at));
        line.setStartY(2);
        line.setEndY(getHeight() - 2);
    }
}
