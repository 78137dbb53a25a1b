package glasshead.ui.training;

import glasshead.engine.TrainingCurve;
import glasshead.experiment.Metric;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The panel with the curve of the question on screen over the model's training.
public final class TrainingView {

    private final TrainingViewModel model;
    private final Panel panel = new Panel("This question over training");

    public TrainingView(TrainingViewModel model, ViewOptions options) {
        this.model = model;
        panel.getStyleClass().addAll("training-curve", Panel.SAYS_ITSELF);
        panel.getStylesheets().add(Objects.requireNonNull(TrainingView.class.getResource("training.css")).toExternalForm());
        panel.controls().getChildren().addAll(new Segmented<>(List.of(Metric.LOGIT_DIFFERENCE, Metric.LOG_PROBABILITY), List.of(
                Metric.PROBABILITY_DIFFERENCE, Metric.KL, Metric.ACCURACY, Metric.TOP1), Metric::title, TrainingView::meaning, model
                        .metric()), run());
        TrainingChart chart = new TrainingChart(model, options);
        VBox.setVgrow(chart, Priority.ALWAYS);
        StackPane content = new StackPane(new VBox(notice(), chart), new WaitingLabel(inPlaceOfCurve()));
        content.setMinSize(0, 0);
        panel.setContent(content);
        panel.setPicture(chart);
        panel.setTable(model::table);
        InvalidationListener told = _ -> tell();
        model.curve().addListener(told);
        model.metric().addListener(told);
        tell();
    }

    public Panel panel() {
        return panel;
    }

    private static String meaning(Metric metric) {
        return metric.title() + (metric.unit().isEmpty() ? "" : ", in " + metric.unit());
    }

    private Button run() {
        Button run = new Button();
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.textProperty().bind(model.running().map(running -> running ? "Cancel" : "Run"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(model.running().map(running -> running ? "Stop; what is there stays"
                : "Ask the question on screen of every kept step of the training, in the background"));
        run.setTooltip(tip);
        run.disableProperty().bind(model.possible().not());
        run.setOnAction(_ -> {
            if (model.running().get()) {
                model.cancel();
            } else {
                model.run();
            }
        });
        return run;
    }

    private StringBinding inPlaceOfCurve() {
        return Bindings.createStringBinding(() -> model.curve().get() == null ? model.notice().get() : "", model.curve(), model.notice());
    }

    private HBox notice() {
        Label label = new Label();
        label.textProperty().bind(model.notice());
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "small", "training-notice");
        HBox line = new HBox(label);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.visibleProperty().bind(model.notice().isNotEmpty().and(model.curve().isNotNull()));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private void tell() {
        TrainingCurve there = model.curve().get();
        Metric metric = model.metric().get();
        String unit = metric.unit().isEmpty() ? "" : ", in " + metric.unit();
        panel.legend().set(there == null ? "" : metric.title() + unit + (there.of().set().isPrompt() ? "" : ", mean of the set with its "
                + "standard error") + (there.hasInterventions() ? "; dashed: untouched" : "") + " · click or arrow keys go to a step");
    }
}
