package glasshead.ui.scrub;

import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.ScrubPart;
import glasshead.experiment.view.Tested;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The hypotheses that were tested, with what each recovers; a click takes one again, two that are ticked are compared.
final class HistoryPane extends ScrollPane {

    private final ScrubViewModel model;
    private final GridPane table = new GridPane();
    private final Label compared = new Label();
    private final List<Tested> ticked = new ArrayList<>();
    private final ObservableValue<List<Tested>> tested;

    HistoryPane(ScrubViewModel model) {
        this.model = model;
        getStyleClass().addAll("scrub-history", "set-scroll");
        table.getStyleClass().add("scrub-table");
        compared.setWrapText(true);
        compared.getStyleClass().add("small");
        VBox both = new VBox(8, table, compared);
        both.getStyleClass().add("scrub-lines");
        setContent(both);
        setFitToWidth(true);
        tested = model.tested();
        tested.subscribe(_ -> show());
    }

    private void show() {
        table.getChildren().clear();
        ticked.retainAll(tested.getValue());
        if (tested.getValue().isEmpty()) {
            compared.setText("What was tested stands here, with its figures.");
            return;
        }
        List<String> heads = List.of("", "hypothesis", "logit difference", "loss", "KL");
        for (int column = 0; column < heads.size(); column++) {
            Label head = new Label(heads.get(column));
            head.getStyleClass().addAll("muted", "small");
            head.setMinWidth(USE_PREF_SIZE);
            table.add(head, column, 0);
        }
        for (int row = 0; row < tested.getValue().size(); row++) {
            line(tested.getValue().get(row), row + 1);
        }
        compare();
    }

    private void line(Tested found, int row) {
        CheckBox tick = new CheckBox();
        tick.setAccessibleText("compare " + found.hypothesis().name());
        tick.setTooltip(new Tooltip("Two that are ticked are compared"));
        tick.setSelected(ticked.contains(found));
        tick.setOnAction(_ -> {
            if (tick.isSelected()) {
                ticked.add(found);
            } else {
                ticked.remove(found);
            }
            compare();
        });
        Button take = new Button(found.hypothesis().name());
        take.setMnemonicParsing(false);
        take.getStyleClass().add("quiet");
        take.setTooltip(new Tooltip(found.hypothesis().name() + ", on " + found.model() + " on " + found.set() + ", " + found.prompts()
                + " prompts, "
                + found.samples() + " samples"));
        take.setMaxWidth(210);
        take.setOnAction(_ -> model.take(found));
        table.add(tick, 0, row);
        table.add(take, 1, row);
        for (ScrubMetric metric : ScrubMetric.values()) {
            Label recovered = new Label(Numbers.percent(found.share(metric).value()));
            recovered.setMinWidth(USE_PREF_SIZE);
            recovered.setTooltip(new Tooltip(metric.title() + ": " + FigureTable.recovered(found.share(metric))));
            recovered.getStyleClass().add("scrub-points");
            table.add(recovered, 2 + metric.ordinal(), row);
        }
    }

    private void compare() {
        if (ticked.size() != 2) {
            compared.setText(tested.getValue().size() > 1 ? "Tick two to compare them." : "");
            return;
        }
        Tested first = ticked.getFirst();
        Tested second = ticked.getLast();
        List<String> changes = new ArrayList<>();
        for (ScrubMetric metric : ScrubMetric.values()) {
            changes.add(metric.title() + " " + Numbers.points(second.share(metric).value() - first.share(metric).value()));
        }
        compared.setText("From \"" + first.hypothesis().name() + "\" to \"" + second.hypothesis().name() + "\", in "
                + "points: " + String.join(", ", changes) + ". Only in the first: " + only(first, second) + ". Only in the second: " + only(
                        second, first) + ".");
    }

    /// The nodes that one has and the other does not.
    private static String only(Tested one, Tested other) {
        TreeSet<String> nodes = nodes(one.hypothesis());
        nodes.removeAll(nodes(other.hypothesis()));
        return nodes.isEmpty() ? "nothing" : String.join("; ", nodes);
    }

    private static TreeSet<String> nodes(Hypothesis hypothesis) {
        return hypothesis.tree().paths().stream().map(path -> path.isEmpty() ? "other inputs of logits: " + hypothesis.tree().restLike()
                : ScrubPart.edge(hypothesis.tree(), path) + " by " + hypothesis.tree().at(path).rowsLike()).collect(Collectors.toCollection(
                        TreeSet::new));
    }
}
