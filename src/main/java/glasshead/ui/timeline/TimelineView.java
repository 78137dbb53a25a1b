package glasshead.ui.timeline;

import glasshead.ui.options.ViewOptions;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The strip of a model's training: curves, and below them a slider that every panel follows. Away while the model brings no training; its
/// curves can be folded away.
public final class TimelineView extends GridPane {

    private final TimelineViewModel model;
    private final ViewOptions options;
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private boolean foldsItself;

    /// @param compare opens the window with two sides: what is shown now, and the same with the model of this name
    public TimelineView(TimelineViewModel model, ViewOptions options, BiConsumer<Window, String> compare) {
        this.model = model;
        this.options = options;
        getStyleClass().add("timeline");
        getStylesheets().add(Objects.requireNonNull(TimelineView.class.getResource("timeline.css")).toExternalForm());
        visibleProperty().bind(model.training().isNotNull());
        managedProperty().bind(visibleProperty());
        ColumnConstraints fixed = new ColumnConstraints();
        fixed.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(fixed, wide, fixed);
        addRow(0, title(), new CurveChart(model, options), legend());
        addRow(1, new Transport(model), new StepSlider(model, options), new StepActions(model, folded, compare));
        options.timelineFolded().subscribe(folded::set);
        folded.subscribe(this::fold);
        folded.subscribe(now -> {
            if (!foldsItself) {
                options.timelineFolded().set(now);
            }
        });
    }

    /// A low window has no room for curves, until the user wants them; that is no choice to keep.
    public void foldWhere(ObservableValue<Boolean> low) {
        low.subscribe(now -> {
            foldsItself = true;
            folded.set(now || options.timelineFolded().get());
            foldsItself = false;
        });
    }

    private VBox title() {
        Label name = new Label("Training");
        name.getStyleClass().add("strong");
        Label kept = new Label();
        kept.getStyleClass().addAll("muted", "small");
        kept.textProperty().bind(model.training().map(training -> training.timeline().steps().size() + " steps kept").orElse(""));
        VBox title = new VBox(name, kept);
        title.getStyleClass().add("timeline-title");
        return title;
    }

    private ScrollPane legend() {
        ScrollPane legend = new ScrollPane(new CurveChips(model, options));
        legend.setFitToWidth(true);
        legend.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        legend.getStyleClass().add("timeline-legend");
        // As high as the chart, never higher: the rest is scrolled to.
        legend.setMinHeight(0);
        legend.setPrefHeight(1);
        return legend;
    }

    private void fold(boolean folded) {
        getChildren().stream().filter(child -> getRowIndex(child) == 0).forEach(child -> {
            child.setVisible(!folded);
            child.setManaged(!folded);
        });
    }
}
