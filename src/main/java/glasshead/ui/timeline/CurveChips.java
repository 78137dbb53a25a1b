package glasshead.ui.timeline;

import glasshead.checkpoint.Curve;
import glasshead.ui.format.Numbers;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Tones;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// The legend of the curves, each with its value at the present step; a click draws a curve or takes it away.
final class CurveChips extends VBox {

    private static final double SAMPLE = 16;
    private static final double SAMPLE_WIDTH = 2;
    private static final double SMALL = 0.005;

    private final TimelineViewModel model;
    private final ViewOptions options;

    CurveChips(TimelineViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("timeline-chips");
        model.training().subscribe((_, training) -> fill(training));
        model.shown().subscribe(shown -> getChildren().forEach(chip -> ((ToggleButton) chip).setSelected(shown.contains(chip
                .getUserData()))));
        options.dark().subscribe(_ -> fill(model.training().get()));
    }

    private void fill(Training training) {
        List<Curve> curves = training == null ? List.of() : training.timeline().curves();
        CurveStyles styles = new CurveStyles(curves);
        getChildren().setAll(curves.stream().map(curve -> chip(curve, styles.of(curve, Tones.of(options)))).toList());
    }

    private ToggleButton chip(Curve curve, CurveStyles.CurveStyle style) {
        Line sample = new Line(0, 0, SAMPLE, 0);
        sample.setStroke(style.color());
        sample.setStrokeWidth(SAMPLE_WIDTH);
        for (double dash : style.dashes()) {
            sample.getStrokeDashArray().add(dash);
        }
        Label value = new Label();
        value.getStyleClass().addAll("timeline-value", "muted");
        value.textProperty().bind(model.place().map(place -> written(curve, place.intValue())));
        HBox content = new HBox(sample, new Label(curve.label()), value);
        content.getStyleClass().add("timeline-chip-content");
        ToggleButton chip = new ToggleButton();
        chip.setGraphic(content);
        chip.setAccessibleText(curve.label());
        chip.getStyleClass().addAll("quiet", "timeline-chip");
        chip.setTooltip(new Tooltip("Draw this curve, or leave it out" + (curve.unit().isEmpty() ? "" : " (in " + curve.unit()
                + ", left axis)")));
        chip.setUserData(curve);
        chip.setSelected(model.shown().get().contains(curve));
        chip.setOnAction(_ -> model.toggle(curve));
        return chip;
    }

    private String written(Curve curve, int place) {
        Training training = model.training().get();
        if (training == null || place >= training.timeline().steps().size()) {
            return "";
        }
        double value = CurveValue.at(curve, training.timeline().steps().get(place));
        return value != 0 && Math.abs(value) < SMALL ? Numbers.scientific(value, 0) : Numbers.plain(value, 2);
    }
}
