package glasshead.ui.scrub;

import glasshead.engine.ScrubFindings;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubPart;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
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
    private final List<ScrubFindings> ticked = new ArrayList<>();

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
        model.runs().history().addListener((ListChangeListener<ScrubFindings>) _ -> show());
        show();
    }

    private void show() {
        table.getChildren().clear();
        ticked.retainAll(model.runs().history());
        if (model.runs().history().isEmpty()) {
            compared.setText("What was tested stands here, with its figures.");
            return;
        }
        List<String> heads = List.of("", "hypothesis", "logit difference", "loss", "KL");
        for (int column = 0; column < heads.size(); column++) {
            Label head = new Label(heads.get(column));
            head.getStyleClass().addAll("muted", "small");
            table.add(head, column, 0);
        }
        for (int row = 0; row < model.runs().history().size(); row++) {
            line(model.runs().history().get(row), row + 1);
        }
        compare();
    }

    private void line(ScrubFindings found, int row) {
        CheckBox tick = new CheckBox();
        tick.setAccessibleText("compare " + found.question().hypothesis().name());
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
        Button take = new Button(found.question().hypothesis().name());
        take.setMnemonicParsing(false);
        take.getStyleClass().add("quiet");
        take.setTooltip(new Tooltip(found.question().hypothesis().name() + ", on " + found.question().set().name() + ", " + found.samples()
                + " samples"));
        take.setMaxWidth(210);
        take.setOnAction(_ -> {
            model.change(found.question().hypothesis());
            model.runs().show(found);
        });
        table.add(tick, 0, row);
        table.add(take, 1, row);
        for (int figure = 0; figure < found.figures().size(); figure++) {
            Label recovered = new Label(Numbers.percent(found.figures().get(figure).recovered()));
            recovered.getStyleClass().add("scrub-points");
            table.add(recovered, 2 + figure, row);
        }
    }

    private void compare() {
        if (ticked.size() != 2) {
            compared.setText(model.runs().history().size() > 1 ? "Tick two to compare them." : "");
            return;
        }
        ScrubFindings first = ticked.getFirst();
        ScrubFindings second = ticked.getLast();
        List<String> changes = new ArrayList<>();
        for (int figure = 0; figure < first.figures().size(); figure++) {
            changes.add(first.figures().get(figure).metric().title() + " " + Numbers.points(second.figures().get(figure).recovered() - first
                    .figures()
                    .get(
                            figure).recovered()));
        }
        compared.setText("From \"" + first.question().hypothesis().name() + "\" to \"" + second.question().hypothesis().name() + "\", in "
                + "points: " + String.join(", ", changes) + ". Only in the first: " + only(first, second) + ". Only in the second: " + only(
                        second, first) + ".");
    }

    /// The nodes that one has and the other does not.
    private static String only(ScrubFindings one, ScrubFindings other) {
        TreeSet<String> nodes = nodes(one.question().hypothesis());
        nodes.removeAll(nodes(other.question().hypothesis()));
        return nodes.isEmpty() ? "nothing" : String.join("; ", nodes);
    }

    private static TreeSet<String> nodes(Hypothesis hypothesis) {
        return hypothesis.tree().paths().stream().map(path -> path.isEmpty() ? "other inputs of logits: " + hypothesis.tree().restLike()
                : ScrubPart.edge(hypothesis.tree(), path) + " by " + hypothesis.tree().at(path).rowsLike()).collect(Collectors.toCollection(
                        TreeSet::new));
    }
}
