package glasshead.ui.set;

import glasshead.engine.SetFindings;
import glasshead.experiment.Metric;
import glasshead.ui.format.Numbers;
import java.util.function.IntConsumer;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// A dot for each prompt along its logit difference; a bar marks the mean, a line zero. A click opens the prompt.
final class Dots extends Region {

    private static final double RADIUS = 3.2;
    private static final double EDGE = 8;

    private final IntConsumer chosen;
    private double[] values = {};
    private double mean;

    Dots(IntConsumer chosen) {
        this.chosen = chosen;
        getStyleClass().add("set-dots");
        setMinHeight(34);
        setPrefHeight(34);
    }

    void show(@Nullable SetFindings findings, double middle) {
        values = findings == null ? new double[0] : findings.baseline().of(Metric.LOGIT_DIFFERENCE);
        mean = middle;
        getChildren().clear();
        for (int row = 0; row < values.length; row++) {
            if (findings != null && !Double.isNaN(values[row])) {
                getChildren().add(dot(row, findings));
            }
        }
        getChildren().addAll(styled(new Line(), "set-zero"), styled(new Line(), "set-mean"));
        requestLayout();
    }

    private Circle dot(int row, SetFindings findings) {
        Circle dot = new Circle(RADIUS);
        dot.setUserData(row);
        dot.getStyleClass().add(values[row] < 0 ? "set-dot-negative" : "set-dot");
        dot.setOnMouseClicked(_ -> chosen.accept(row));
        Tooltip.install(dot, new Tooltip(Numbers.signed(values[row]) + "  " + findings.set().examples().get(row).prompt().written()));
        return dot;
    }

    private static Line styled(Line line, String style) {
        line.getStyleClass().add(style);
        line.setMouseTransparent(true);
        return line;
    }

    @Override
    protected void layoutChildren() {
        double low = 0;
        double high = 0;
        for (double value : values) {
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
        }
        double scale = (getWidth() - 2 * EDGE) / Math.max(1e-9, high - low);
        double middle = getHeight() / 2;
        for (var child : getChildren()) {
            if (child instanceof Circle dot) {
                int row = (int) dot.getUserData();
                dot.setCenterX(EDGE + (values[row] - low) * scale);
                // Spread a little, by the row, so that equal ones are not one.
                dot.setCenterY(middle + (row * 7 % 5 - 2) * RADIUS);
            } else if (child instanceof Line line) {
                double at = EDGE + ((line.getStyleClass().contains("set-mean") ? mean : 0) - low) * scale;
                line.setStartX(at);
                line.setEndX(at);
                line.setStartY(2);
                line.setEndY(getHeight() - 2);
                line.setVisible(!Double.isNaN(at));
            }
        }
    }
}
