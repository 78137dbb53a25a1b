package glasshead.ui.format;

import glasshead.analysis.Spread;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// A dot for each row of a set along an axis; a band marks the mean with its standard error, a line the mean, other lines what it is
/// compared with. A click on a dot tells its row. Of many rows, those that fall together are one dot.
public final class DotStrip extends Region {

    /// A line across the axis.
    ///
    /// @param style its style class
    /// @param at    `NaN` for none
    public record Mark(String style, double at) {
    }

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final double RADIUS = 3.2;
    private static final double EDGE = 8;
    /// More are told by smaller dots.
    private static final int MANY = 400;
    /// Places along the axis that are told apart where there are many.
    private static final int PLACES = 200;
    private static final int LANES = 5;

    private final String style;
    private final IntConsumer chosen;
    private final Line middle;
    private final Rectangle band;
    private List<Mark> marks = List.of();
    private List<Line> lines = List.of();
    private double[] values = {};
    private Spread spread = Spread.of(values);

    /// @param style  what the style classes of its parts begin with: `-dots`, `-dot`, `-dot-negative`, `-band`, `-mean`
    /// @param chosen gets the row of a dot that is clicked
    public DotStrip(String style, String accessibleText, IntConsumer chosen) {
        this.style = style;
        this.chosen = chosen;
        middle = styled(new Line(), style + "-mean");
        band = styled(new Rectangle(), style + "-band");
        getStyleClass().add(style + "-dots");
        setMinHeight(30);
        setPrefHeight(34);
        setAccessibleText(accessibleText);
    }

    /// @param values  of the rows, `NaN` for one without
    /// @param shown   the row whose dot is marked, if there is one of it
    /// @param between lines behind the dots; the axis holds them, and 0
    /// @param told    what the tooltip of a row's dot says
    public void show(double[] values, int shown, List<Mark> between, IntFunction<String> told) {
        this.values = values;
        marks = between;
        spread = Spread.of(values);
        lines = between.stream().map(mark -> styled(new Line(), mark.style)).toList();
        getChildren().setAll(band);
        getChildren().addAll(lines);
        getChildren().addAll(drawn(shown).mapToObj(row -> dot(row, row == shown, told)).toList());
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

    private Circle dot(int row, boolean shown, IntFunction<String> told) {
        Circle dot = new Circle(values.length > MANY ? RADIUS / 2 : RADIUS);
        dot.setUserData(row);
        dot.getStyleClass().add(style + (values[row] < 0 ? "-dot-negative" : "-dot"));
        dot.pseudoClassStateChanged(SHOWN, shown);
        dot.setOnMouseClicked(_ -> chosen.accept(row));
        if (values.length <= MANY) {
            String words = told.apply(row);
            dot.setAccessibleText(words);
            Tooltip.install(dot, new Tooltip(words));
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
        double[] held = DoubleStream.concat(DoubleStream.of(values), DoubleStream.concat(DoubleStream.of(0), marks.stream().mapToDouble(
                Mark::at))).filter(value -> !Double.isNaN(value)).toArray();
        double low = Arrays.stream(held).min().orElse(0);
        double scale = (getWidth() - 2 * EDGE) / Math.max(1e-9, Arrays.stream(held).max().orElse(0) - low);
        double centre = getHeight() / 2;
        for (var child : getChildren()) {
            if (child instanceof Circle dot) {
                int row = (int) dot.getUserData();
                dot.setCenterX(EDGE + (values[row] - low) * scale);
                dot.setCenterY(centre + (lane(row) - LANES / 2) * RADIUS);
            }
        }
        place(middle, EDGE + (spread.mean() - low) * scale);
        for (int i = 0; i < lines.size(); i++) {
            place(lines.get(i), EDGE + (marks.get(i).at - low) * scale);
        }
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
