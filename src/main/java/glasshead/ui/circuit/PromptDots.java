package glasshead.ui.circuit;

import glasshead.analysis.Spread;
import glasshead.ui.format.Numbers;
import java.util.function.IntConsumer;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/// A dot for each prompt along the circuit's logit difference; a band marks the mean with its standard error, dashed the whole model's
/// mean, thin the mean with every edge cut. A click shows the prompt.
final class PromptDots extends Region {

    private static final double RADIUS = 3.2;
    private static final double EDGE = 8;

    private final IntConsumer chosen;
    private final Rectangle band = new Rectangle();
    private final Line mean = new Line();
    private final Line all = new Line();
    private final Line none = new Line();
    private double[] values = {};
    private Spread spread = Spread.of(values);
    private double whole = Double.NaN;
    private double nothing = Double.NaN;

    PromptDots(IntConsumer chosen) {
        this.chosen = chosen;
        band.getStyleClass().add("circuit-band");
        mean.getStyleClass().add("circuit-mean");
        all.getStyleClass().add("circuit-mean-all");
        none.getStyleClass().add("circuit-mean-none");
        getStyleClass().add("circuit-dots");
        setMinHeight(30);
        setPrefHeight(32);
        setAccessibleText("The circuit's logit difference in each prompt");
    }

    /// @param whole   the model's mean
    /// @param nothing the mean with every edge cut
    void show(double[] values, double whole, double nothing) {
        this.values = values;
        this.whole = whole;
        this.nothing = nothing;
        spread = Spread.of(values);
        getChildren().setAll(band, none, all);
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                Circle dot = new Circle(RADIUS);
                int each = row;
                dot.setUserData(row);
                dot.getStyleClass().add(values[row] < 0 ? "circuit-dot-negative" : "circuit-dot");
                dot.setOnMouseClicked(_ -> chosen.accept(each));
                Tooltip.install(dot, new Tooltip((row + 1) + "  " + Numbers.signed(values[row])));
                getChildren().add(dot);
            }
        }
        getChildren().add(mean);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double low = Math.min(0, nothing);
        double high = Math.max(0, whole);
        for (double value : values) {
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
        }
        double scale = (getWidth() - 2 * EDGE) / Math.max(1e-9, high - low);
        double centre = getHeight() / 2;
        for (var child : getChildren()) {
            if (child instanceof Circle dot && dot.getUserData() instanceof Integer row) {
                dot.setCenterX(EDGE + (values[row] - low) * scale);
                // Spread a little, by the row, so that equal ones are not one.
                dot.setCenterY(centre + (row * 7 % 5 - 2) * RADIUS);
            }
        }
        place(mean, EDGE + (spread.mean() - low) * scale);
        place(all, EDGE + (whole - low) * scale);
        place(none, EDGE + (nothing - low) * scale);
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
