package glasshead.ui.lesson;

import glasshead.experiment.lesson.Step;
import glasshead.ui.lesson.KeptLessons.Progress;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The steps of a lesson as numbers in a row, the current one marked, those that are done filled: a click goes there.
final class StepDots extends FlowPane {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final IntConsumer go;

    StepDots(IntConsumer go) {
        this.go = go;
        getStyleClass().add("lesson-dots");
    }

    void show(Running now, Progress progress) {
        List<Step> steps = now.steps();
        if (getChildren().size() != steps.size()) {
            getChildren().clear();
            for (int step = 0; step < steps.size(); step++) {
                int index = step;
                Button dot = new Button(String.valueOf(step + 1));
                dot.getStyleClass().add("lesson-dot");
                dot.setOnAction(_ -> go.accept(index));
                getChildren().add(dot);
            }
        }
        for (int step = 0; step < steps.size(); step++) {
            Button dot = (Button) getChildren().get(step);
            boolean done = progress.done().contains(step);
            dot.pseudoClassStateChanged(DONE, done);
            dot.pseudoClassStateChanged(CURRENT, step == now.at());
            String words = "Step " + (step + 1) + ": " + steps.get(step).title() + (done ? ", done" : "");
            dot.setTooltip(new Tooltip(words));
            dot.setAccessibleText(words);
        }
    }
}
