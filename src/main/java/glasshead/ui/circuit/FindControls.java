package glasshead.ui.circuit;

import glasshead.engine.AcdcFindings;
import glasshead.engine.EdgeScores;
import glasshead.experiment.Texts;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitMethod;
import glasshead.experiment.view.CircuitSearch;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.Segmented;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// By which method a circuit is found, how many edges it keeps, and how far the exact check is.
final class FindControls extends VBox {

    private static final double LEAST_THRESHOLD = 1e-4;
    private static final double MOST_THRESHOLD = 1;

    private final CircuitViewModel model;
    private final Label words = new Label();
    private final Slider slider = new Slider(0, 1, 0);
    private final Label progress = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button button = new Button();
    private boolean showing;

    FindControls(CircuitViewModel model) {
        this.model = model;
        getStyleClass().add("circuit-find");
        Segmented<CircuitMethod> methods = new Segmented<>(List.of(CircuitMethod.values()), CircuitMethod::title, CircuitMethod::tooltip,
                model.looks().part(CircuitLook::search, CircuitLook::withSearch).choice(CircuitSearch::method, CircuitSearch::withMethod));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().addAll("small", "muted");
        slider.setAccessibleText("How many edges are kept");
        slider.setTooltip(new Tooltip("More edges to the right, or a higher threshold; the arrow keys move it a little"));
        slider.setBlockIncrement(.02);
        slider.valueProperty().addListener((_, _, now) -> slid(now.doubleValue()));
        progress.getStyleClass().addAll("small", "muted");
        progress.setMinWidth(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("circuit-progress");
        button.getStyleClass().add("circuit-run");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (model.look().search().method() == CircuitMethod.ACDC) {
                model.flipAcdc();
            } else {
                model.flipExact();
            }
        });
        HBox line = new HBox(8, progress, button);
        line.getStyleClass().add("circuit-line");
        getChildren().addAll(methods, words, slider, line, bar, nodes());
        model.shown().addListener((_, _, _) -> show());
        model.session().view().subscribe(this::show);
        for (Asked<?> asked : List.of(model.exact(), model.acdc())) {
            asked.running().subscribe(this::show);
            asked.answer().addListener((_, _, _) -> show());
            asked.problem().addListener((_, _, _) -> show());
        }
        show();
    }

    private HBox nodes() {
        Label name = new Label("nodes");
        name.getStyleClass().addAll("small", "muted");
        name.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, name, NodeScoringSwitch.of(model));
        line.getStyleClass().add("circuit-line");
        return line;
    }

    private boolean ofAcdc() {
        return model.look().search().method() == CircuitMethod.ACDC;
    }

    private void slid(double share) {
        Shown shown = model.shown().get();
        if (showing || shown == null) {
            return;
        }
        if (ofAcdc()) {
            double threshold = LEAST_THRESHOLD * Math.pow(MOST_THRESHOLD / LEAST_THRESHOLD, share);
            model.edits().threshold(Double.parseDouble(Texts.format("%.2g", threshold)));
        } else {
            model.edits().keep(CurveRun.of(shown.edges().size()).count(share));
        }
    }

    private void show() {
        Shown shown = model.shown().get();
        showing = true;
        CircuitLook look = model.look();
        slider.setDisable(shown == null);
        if (ofAcdc()) {
            slider.setValue(Math.log(look.search().threshold() / LEAST_THRESHOLD) / Math.log(MOST_THRESHOLD / LEAST_THRESHOLD));
            words.setText("drop what raises KL by less than " + Texts.format("%.2g", look.search().threshold())
                    + " nats, from the logits back");
            acdc();
        } else {
            int edges = shown == null ? 0 : shown.edges().size();
            int kept = Math.min(look.search().kept(), edges);
            CurveRun run = CurveRun.of(Math.max(1, edges));
            if (run.count(slider.getValue()) != kept) {
                slider.setValue(run.share(kept));
            }
            String byHand = shown == null || shown.added().isEmpty() && shown.dropped().isEmpty() ? "" : " (" + shown.added().size()
                    + " put in by hand, " + shown.dropped().size() + " cut)";
            words.setText("keep the strongest " + Numbers.grouped(kept) + " edges" + byHand + ", the rest from " + switch (look.cutting()
                    .replacement()) {
                case CORRUPTED -> "the corrupted prompt";
                case MEAN -> "the mean over the set";
                case ZERO -> "nothing (zero: far from what the model knows)";
            });
            exact();
        }
        showing = false;
    }

    private void acdc() {
        AcdcFindings found = model.acdc().answer().get();
        boolean running = model.acdc().running().get();
        button.setVisible(true);
        button.setManaged(true);
        button.setText(running ? "Stop" : found == null ? "Run" : "Run again");
        button.setTooltip(new Tooltip(running ? "Stop; what is pruned stays pruned" : "Try every edge once"));
        bar.setVisible(running);
        bar.setProgress(found == null ? 0 : (double) found.tried() / found.of());
        String problem = model.acdc().problem().get();
        progress.setText(!problem.isEmpty() ? problem : found == null ? "a run of the set for each edge"
                : Numbers.grouped(found.tried()) + " of " + Numbers.grouped(found.of()) + " tried · " + Numbers.grouped(found.circuit()
                        .kept().size()) + " kept");
    }

    private void exact() {
        EdgeScores found = model.exact().answer().get();
        boolean running = model.exact().running().get();
        bar.setVisible(running);
        bar.setProgress(found == null ? 0 : (double) found.done() / Math.max(1, found.of()));
        boolean whole = model.exact().isWhole();
        button.setVisible(!whole);
        button.setManaged(!whole);
        button.setText(running ? "Stop" : "Check");
        button.setTooltip(new Tooltip(running ? "Stop; what is measured stays" : "Cut every edge by itself"));
        String problem = model.exact().problem().get();
        progress.setText(!problem.isEmpty() ? problem : whole ? "exact check: all " + Numbers.grouped(Objects.requireNonNull(found)
                .edges().size()) + " edges in " + CircuitTexts.duration(found.milliseconds() / 1000)
                : running || found != null ? "exact check " + (found == null ? "…" : CircuitTexts.progress(found))
                        : "exact check" + model.estimate());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
