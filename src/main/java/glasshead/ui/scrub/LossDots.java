package glasshead.ui.scrub;

import glasshead.engine.ScrubFindings;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// A dot for each prompt: its loss untouched to the right, scrubbed upwards. On the diagonal nothing changed. A click shows the prompt.
final class LossDots extends Region {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");
    private static final double RADIUS = 3.2;
    private static final double EDGE = 8;
    private static final double FEET = 16;
    /// More are told by smaller dots, in a grid of so many cells.
    private static final int MANY = 400;
    private static final int CELLS = 150;

    private record Dot(int row, Circle circle) {
    }

    private final IntConsumer chosen;
    private final Line diagonal = new Line();
    private final Label across = new Label("loss, untouched →");
    private final Label up = new Label("↑ scrubbed");
    private final Label most = new Label();
    private final List<Dot> dots = new ArrayList<>();
    private double[] untouched = {};
    private double[] scrubbed = {};
    private double high = 1;

    LossDots(IntConsumer chosen) {
        this.chosen = chosen;
        getStyleClass().add("scrub-dots");
        diagonal.getStyleClass().add("scrub-diagonal");
        List.of(across, up, most).forEach(label -> label.getStyleClass().addAll("muted", "small"));
        setMinSize(120, 90);
        setAccessibleText("Loss of each prompt, untouched and scrubbed");
    }

    /// @param row that is shown
    void show(@Nullable ScrubFindings found, int row) {
        dots.clear();
        untouched = found == null ? new double[0] : found.figure(ScrubMetric.LOSS).model();
        scrubbed = found == null ? new double[0] : found.figure(ScrubMetric.LOSS).scrubbed();
        high = Math.max(1e-6, DoubleStream.concat(DoubleStream.of(untouched), DoubleStream.of(scrubbed)).max().orElse(1));
        Set<Long> taken = new HashSet<>();
        for (int i = 0; found != null && i < untouched.length; i++) {
            if (i == row || taken.add(cell(i))) {
                dots.add(new Dot(i, circle(i, found, i == row)));
            }
        }
        most.setText(found == null ? "" : Texts.format("%.2f nats", high));
        getChildren().setAll(diagonal, across, up, most);
        dots.forEach(dot -> getChildren().add(dot.circle));
        requestLayout();
    }

    /// Where a row is drawn; of many rows those that would lie on each other are one dot.
    private long cell(int row) {
        return untouched.length <= MANY ? row : Math.round(CELLS * untouched[row] / high) * 4L * CELLS + Math.round(CELLS * scrubbed[row]
                / high);
    }

    private Circle circle(int row, ScrubFindings found, boolean shown) {
        Circle dot = new Circle(untouched.length > MANY ? RADIUS / 2 : RADIUS);
        dot.getStyleClass().add("scrub-dot");
        dot.pseudoClassStateChanged(SHOWN, shown);
        dot.pseudoClassStateChanged(WORSE, scrubbed[row] - untouched[row] > 1);
        dot.setOnMouseClicked(_ -> chosen.accept(row));
        if (untouched.length <= MANY) {
            String words = Texts.format("%d  %.2f → %.2f  %s", row + 1, untouched[row], scrubbed[row], found.rows().get(row).example()
                    .prompt().written());
            dot.setAccessibleText(words);
            Tooltip.install(dot, new Tooltip(words));
        }
        return dot;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * EDGE;
        double height = getHeight() - EDGE - FEET;
        diagonal.setStartX(EDGE);
        diagonal.setStartY(EDGE + height);
        diagonal.setEndX(EDGE + width);
        diagonal.setEndY(EDGE);
        for (Dot dot : dots) {
            dot.circle.setCenterX(EDGE + width * Math.max(0, untouched[dot.row]) / high);
            dot.circle.setCenterY(EDGE + height * (1 - Math.max(0, scrubbed[dot.row]) / high));
        }
        across.autosize();
        up.autosize();
        most.autosize();
        across.relocate(EDGE, getHeight() - across.getHeight());
        most.relocate(getWidth() - EDGE - most.getWidth(), getHeight() - most.getHeight());
        up.relocate(EDGE, 0);
    }
}
