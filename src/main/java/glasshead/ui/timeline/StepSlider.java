package glasshead.ui.timeline;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import java.util.List;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/// The slider over the places of a timeline, named by their steps. One drag, and one key held down, is one change for undo.
final class StepSlider extends StackPane {

    /// As in the style sheet: half of what the thumb is wide, in ems.
    private static final double THUMB_RADIUS = 0.6;
    /// As wide as a name and the gap to the next.
    private static final double LABEL_EMS = 2.9;
    private static final Set<KeyCode> MOVING = Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.HOME, KeyCode.END);

    private final Slider slider = new Slider(0, 1, 0);
    private final TimelineViewModel model;
    private final ViewOptions options;
    private boolean following;
    private boolean keyHeld;

    StepSlider(TimelineViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        slider.getStyleClass().add("timeline-slider");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(1);
        slider.setSnapToTicks(true);
        slider.setShowTickLabels(true);
        slider.setShowTickMarks(true);
        slider.widthProperty().subscribe(this::nameSteps);
        slider.setAccessibleText("Step of the training");
        slider.setTooltip(new Tooltip("Through the training: every panel shows the model as it was (arrow keys; Space plays)"));
        slider.valueProperty().subscribe((_, value) -> {
            if (!following) {
                model.go((int) Math.round(value.doubleValue()));
            }
        });
        List.of(model.training(), model.place()).forEach(part -> part.subscribe(_ -> follow()));
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> model.beginGesture());
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> model.endGesture());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        slider.addEventFilter(KeyEvent.KEY_RELEASED, _ -> release());
        slider.focusedProperty().subscribe(focused -> {
            if (!focused) {
                release();
            }
        });
        getChildren().add(slider);
        options.largeText().subscribe(_ -> align());
    }

    /// The thumb's middle stands below the chart's line.
    private void align() {
        double side = CurveChart.gutter(options) - THUMB_RADIUS * Fonts.size(options.largeText().get());
        setPadding(new Insets(0, side, 0, side));
    }

    private void follow() {
        Training training = model.training().get();
        if (training == null) {
            return;
        }
        following = true;
        slider.setMax(training.timeline().steps().size() - 1.0);
        nameSteps();
        if (!slider.isValueChanging()) {
            slider.setValue(model.place().get());
        }
        following = false;
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            model.togglePlay();
            event.consume();
        } else if (MOVING.contains(event.getCode()) && !keyHeld) {
            keyHeld = true;
            model.beginGesture();
        }
    }

    private void release() {
        if (keyHeld) {
            keyHeld = false;
            model.endGesture();
        }
    }

    /// Where the marks are too near for all names, every second or third has one.
    private void nameSteps() {
        double room = slider.getWidth() / (LABEL_EMS * Fonts.size(options.largeText().get()));
        int every = room < 1 ? 1 : (int) Math.ceil((slider.getMax() + 1) / room);
        List<Integer> steps = model.training().get() == null ? List.of() : model.training().get().timeline().steps();
        if (!(slider.getLabelFormatter() instanceof StepNames names && names.every == every && names.steps.equals(steps))) {
            // Without the step in between the axis would keep the names that it has already written.
            slider.setLabelFormatter(null);
            slider.setLabelFormatter(new StepNames(steps, every));
        }
    }

    private static final class StepNames extends StringConverter<Double> {

        private final List<Integer> steps;
        private final int every;

        private StepNames(List<Integer> steps, int every) {
            this.steps = steps;
            this.every = every;
        }

        @Override
        public String toString(Double place) {
            int index = (int) Math.round(place);
            return index >= steps.size() || index % every != 0 && index != steps.size() - 1 ? "" : Places.brief(steps.get(index));
        }

        @Override
        public Double fromString(String written) {
            throw new UnsupportedOperationException("the slider's labels are not edited");
        }
    }
}
