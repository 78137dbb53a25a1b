package glasshead.ui.scrub;

import glasshead.engine.ScrubSearch;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.Segmented;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The path of a search by scrubbing, and what its tree recovers on the prompts that it saw and on those that it did not.
final class SearchPane extends ScrollPane {

    private static final List<Double> SHARES = List.of(.8, .9, .95);
    private static final List<Integer> BUDGETS = List.of(500, 2000, 10_000);

    private final ScrubViewModel model;
    private final GridPane path = new GridPane();
    private final Label end = new Label();
    private final Button take = new Button("Take this tree");

    SearchPane(ScrubViewModel model) {
        this.model = model;
        getStyleClass().addAll("scrub-search", "set-scroll");
        path.getStyleClass().add("scrub-table");
        end.setWrapText(true);
        take.getStyleClass().add("scrub-take");
        take.setTooltip(new Tooltip("Puts the tree of the search, as far as it got, in the place of the one that is drawn"));
        take.managedProperty().bind(take.visibleProperty());
        take.setOnAction(_ -> {
            ScrubSearch found = model.runs().search().get();
            if (found != null) {
                model.tree().change(found.hypothesis());
            }
        });
        VBox both = new VBox(8, choices(), end, take, path);
        both.getStyleClass().add("scrub-lines");
        setContent(both);
        setFitToWidth(true);
        model.runs().search().subscribe(this::show);
        model.tree().hypothesis().subscribe(this::show);
        show();
    }

    private VBox choices() {
        Label trees = new Label("trees");
        trees.getStyleClass().addAll("muted", "small");
        HBox limits = new HBox(8, new Segmented<>(SHARES, share -> Texts.format("%.0f %%", 100 * share), share -> Texts.format(
                "Until %.0f %% is recovered", 100 * share), model.recover()), new Segmented<>(BUDGETS, budget -> Numbers.grouped(budget),
                        budget -> "Tries " + Numbers.grouped(budget) + " trees at most", model.budget()), trees);
        limits.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, new MetricChoice(model), limits);
    }

    private void show() {
        ScrubSearch found = model.runs().search().get();
        path.getChildren().clear();
        if (found == null) {
            end.setText(
                    "\"Search\" builds a tree on half of the set: it names inputs until the share is recovered, loosens their features, "
                            + "and opens one node after the other.");
            take.setVisible(false);
            return;
        }
        for (int row = 0; row < found.steps().size(); row++) {
            ScrubSearch.Step step = found.steps().get(row);
            Label tried = new Label(step.tried() + " tried");
            tried.getStyleClass().addAll("muted", "small");
            Label recovered = new Label(Numbers.percent(step.recovered()));
            recovered.getStyleClass().add("scrub-points");
            path.addRow(row, tried, recovered, new Label(step.words()));
        }
        Hypothesis drawn = model.tree().hypothesis().get();
        take.setVisible(drawn == null || !drawn.tree().equals(found.hypothesis().tree()));
        ScrubMetric by = found.question().metric();
        end.setText(found.onSeen().isEmpty() ? found.tried() + " trees tried on " + found.seen() + " prompts; " + found.heldOut()
                + " are held out."
                : "Recovered " + by.title() + ": " + FigureTable.recovered(found.onSeen().get(by.ordinal())) + " on the " + found.seen()
                        + " prompts that the search saw, " + FigureTable.recovered(found.onHeldOut().get(by.ordinal())) + " on the " + found
                                .heldOut()
                        + " that it did not." + (found.reached() ? "" : " The budget did not reach what was asked."));
    }
}
