package glasshead.ui.scrub;

import glasshead.engine.ScrubFindings;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.List;
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
    /// More are told by smaller dots.
    private static final int MANY = 400;

    private final IntConsumer chosen;
    private final Line diagonal = new Line();
    private final Label across = new Label("loss, untouched →");
    private final Label up = new Label("↑ scrubbed");
    private final Label most = new Label();
    private final List<Circle> dots = new ArrayList<>();
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
        for (int i = 0; found != null && i < untouched.length; i++) {
            dots.add(dot(i, found, i == row));
        }
        most.setText(found == null ? "" : Texts.format("%.2f nats", high));
        getChildren().setAll(diagonal, across, up, most);
        getChildren().addAll(dots);
        requestLayout();
    }

    private Circle dot(int row, ScrubFindings found, boolean shown) {
        Circle dot = new Circle(untouched.length > MANY ? RADIUS / 2 : RADIUS);
        dot.getStyleClass().add("scrub-dot");
        dot.pseudoClassStateChanged(SHOWN, shown);
        dot.pseudoClassStateChanged(WORSE, scrubbed[row] - untouched[row] > 1);
        dot.setOnMouseClicked(_ -> chosen.accept(row));
        if (untouched.length <= MANY) {
            Tooltip.install(dot, new Tooltip(Texts.format("%d  %.2f → %.2f  %s", row + 1, untouched[row], scrubbed[row], found.rows().get(
                    row)
                    .example().prompt().written())));
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
        for (int row = 0; row < dots.size(); row++) {
            dots.get(row).setCenterX(EDGE + width * Math.max(0, untouched[row]) / high);
            dots.get(row).setCenterY(EDGE + height * (1 - Math.max(0, scrubbed[row]) / high));
        }
        across.autosize();
        up.autosize();
        most.autosize();
        across.relocate(EDGE, getHeight() - across.getHeight());
        most.relocate(getWidth() - EDGE - most.getWidth(), getHeight() - most.getHeight());
        up.relocate(EDGE, 0);
    }
}
