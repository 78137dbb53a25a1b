package glasshead.ui.scrub;

import glasshead.engine.ScrubSearch;
import glasshead.ui.format.Numbers;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The path of a search by scrubbing, and what its tree recovers on the prompts that it saw and on those that it did not.
final class SearchPane extends ScrollPane {

    private final ScrubViewModel model;
    private final GridPane path = new GridPane();
    private final Label end = new Label();

    SearchPane(ScrubViewModel model) {
        this.model = model;
        getStyleClass().addAll("scrub-search", "set-scroll");
        path.getStyleClass().add("scrub-table");
        end.setWrapText(true);
        VBox both = new VBox(8, end, path);
        both.getStyleClass().add("scrub-lines");
        setContent(both);
        setFitToWidth(true);
        model.runs().search().subscribe(this::show);
        show();
    }

    private void show() {
        ScrubSearch found = model.runs().search().get();
        path.getChildren().clear();
        if (found == null) {
            end.setText("\"Search\" builds a tree on half of the set: it names inputs until 90 % of the loss is recovered, loosens their "
                    + "features, and opens one node after the other.");
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
        end.setText(found.onSeen().isEmpty() ? "On " + found.seen() + " prompts; " + found.heldOut() + " are held out."
                : "Recovered loss: " + FigureTable.recovered(found.onSeen().get(1)) + " on the " + found.seen()
                        + " prompts that the search saw, " + FigureTable.recovered(found.onHeldOut().get(1)) + " on the " + found.heldOut()
                        + " that it did not." + (found.reached() ? "" : " The budget did not reach what was asked."));
    }
}
