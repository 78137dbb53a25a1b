package glasshead.ui.maps;

import glasshead.experiment.MapRange;
import glasshead.ui.theme.PopOvers;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/// The button that computes or cancels, how far it is, and what a run would cost.
final class RunBar extends HBox {

    private final MapsViewModel model;
    private final Button button = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();
    private final SmallerQuestion smaller;
    private final Button less = new Button("Ask less…");

    RunBar(MapsViewModel model) {
        this.model = model;
        smaller = new SmallerQuestion(model);
        less.getStyleClass().add("map-less-button");
        less.setMinWidth(USE_PREF_SIZE);
        less.setTooltip(new Tooltip("This takes long: choose some layers or positions of it"));
        less.managedProperty().bind(less.visibleProperty());
        less.setOnAction(_ -> askLess());
        getStyleClass().add("map-run");
        button.getStyleClass().add("map-run-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            if (running()) {
                model.cancel();
            } else {
                model.run(MapRange.ALL);
            }
        });
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().addAll("muted", "small");
        getChildren().addAll(button, bar, words, less);
        model.progress().addListener((property, before, now) -> refresh());
        model.sheet().addListener((property, before, now) -> refresh());
        model.question().addListener((property, before, now) -> refresh());
        model.session().experiment().addListener((property, before, now) -> refresh());
        model.session().findings().addListener((property, before, now) -> refresh());
        refresh();
    }

    private boolean running() {
        return model.progress().get() != null;
    }

    private void refresh() {
        Progress progress = model.progress().get();
        boolean there = model.sheet().get() != null && model.sheet().get().complete();
        button.setText(running() ? "Cancel" : there ? "Run again" : "Run");
        button.setTooltip(new Tooltip(running() ? "Stop; what is computed stays (Esc)" : "Compute this map"));
        button.setDisable(!running() && !model.canRun());
        bar.setVisible(running());
        less.setVisible(!running() && smaller.isOffered());
        if (running()) {
            bar.setProgress(progress.total() == 0 ? 0 : (double) progress.done() / progress.total());
            String other = progress.question() == model.question().get() ? "" : progress.question().family().label() + ": ";
            words.setText(other + MapTexts.progress(progress));
        } else {
            words.setText(!model.canRun() ? model.obstacle().brief() : MapTexts.offer(model.sheet().get(), model.isCurrent(), model.cells(
                    MapRange.ALL),
                    model.estimate(MapRange.ALL)));
        }
    }

    private void askLess() {
        PopOver[] form = new PopOver[1];
        form[0] = PopOvers.open(less, new SmallerForm(smaller, () -> form[0].hide()), ArrowLocation.TOP_LEFT);
    }
}
