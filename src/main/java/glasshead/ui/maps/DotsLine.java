package glasshead.ui.maps;

import java.util.Arrays;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// A small dot for each prompt along its effect, and a line where that is 0. Takes no room without prompts.
final class DotsLine extends Region {

    private static final double RADIUS = 2;
    private static final double HEIGHT = 22;
    private static final int LANES = 5;

    private final Line zero = new Line();
    private double[] values = {};

    DotsLine() {
        getStyleClass().add("map-dots");
        zero.getStyleClass().add("map-dots-zero");
        managedProperty().bind(visibleProperty());
        show(values);
    }

    /// @param each `NaN` for none
    void show(double[] each) {
        values = Arrays.stream(each).filter(value -> !Double.isNaN(value)).toArray();
        setVisible(values.length > 0);
        getChildren().setAll(zero);
        for (double value : values) {
            Circle dot = new Circle(RADIUS);
            dot.getStyleClass().add(value < 0 ? "map-dot-negative" : "map-dot");
            getChildren().add(dot);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        double low = Math.min(0, Arrays.stream(values).min().orElse(0));
        double high = Math.max(0, Arrays.stream(values).max().orElse(0));
        double scale = (getWidth() - 4 * RADIUS) / Math.max(1e-9, high - low);
        for (int i = 0; i < values.length; i++) {
            Circle dot = (Circle) getChildren().get(i + 1);
            dot.setCenterX(2 * RADIUS + (values[i] - low) * scale);
            // Spread a little, so that equal ones are not one.
            dot.setCenterY(HEIGHT / 2 + (i * 7 % LANES - 2) * RADIUS);
        }
        double at = Math.round(2 * RADIUS - low * scale);
        zero.setStartX(at);
        zero.setEndX(at);
        zero.setEndY(HEIGHT);
    }
}
