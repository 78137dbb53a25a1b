package glasshead.ui.interventions;

import glasshead.engine.TokenRow;
import glasshead.experiment.Action;
import glasshead.experiment.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// From where in the second prompt an activation is taken: from the same positions, or for each position of the line from a chosen one.
final class SourceForm extends VBox {

    private static final String SAME = "the same position";

    private final ToggleButton same = new ToggleButton("Same positions");
    private final GridPane pairs = new GridPane();
    private final List<ChoiceBox<Integer>> sources = new ArrayList<>();
    private final InterventionsViewModel model;
    private final Edited edited;
    /// Whether a value is being shown, so that it is none that the user chose.
    private boolean showing;

    SourceForm(InterventionsViewModel model, Edited edited) {
        this.model = model;
        this.edited = edited;
        getStyleClass().add("source-form");
        same.setTooltip(new Tooltip("At each position the value that the second prompt has there"));
        same.setOnAction(event -> take(Positions.ALL));
        Label hint = new Label("or take, at each position here, the second prompt's value at:");
        hint.getStyleClass().addAll("small", "muted");
        pairs.getStyleClass().add("source-pairs");
        Positions targets = edited.now().positions();
        TokenRow row = model.tokens();
        List<String> names = targets.all() ? List.of("all positions") : targets.indices().stream().map(index -> Tokens.name(row, index))
                .toList();
        for (int pair = 0; pair < names.size(); pair++) {
            addPair(pair, names.get(pair));
        }
        ScrollPane scroll = new ScrollPane(pairs);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("source-scroll");
        getChildren().addAll(same, hint, scroll);
        show();
    }

    private void addPair(int pair, String name) {
        Label target = new Label(name);
        target.getStyleClass().add("mono");
        ChoiceBox<Integer> source = new ChoiceBox<>();
        source.getItems().setAll(IntStream.range(0, model.otherTokens().length()).boxed().toList());
        source.setConverter(Forms.oneWay(index -> index == null ? SAME : Tokens.name(model.otherTokens(), index)));
        source.setOnAction(event -> takePairs(pair));
        source.setAccessibleText("taken for " + name);
        source.setTooltip(new Tooltip("Which token of the second prompt gives the value"));
        sources.add(source);
        Label arrow = new Label("←");
        arrow.getStyleClass().add("muted");
        pairs.addRow(pair, target, arrow, source);
        pairs.setAlignment(Pos.CENTER_LEFT);
    }

    /// Those that were not chosen yet start at their own position, or the second prompt's last.
    private void takePairs(int changed) {
        if (showing || sources.get(changed).getValue() == null) {
            return;
        }
        List<Integer> from = new ArrayList<>();
        for (int pair = 0; pair < sources.size(); pair++) {
            Integer chosen = sources.get(pair).getValue();
            from.add(chosen != null ? chosen : ownPosition(pair));
        }
        take(new Positions(from));
    }

    private int ownPosition(int pair) {
        Positions targets = edited.now().positions();
        int last = model.otherTokens().length() - 1;
        int index = targets.indices().get(pair);
        return index == Positions.END ? last : Math.min(index, last);
    }

    private void take(Positions from) {
        edited.change(line -> line.action() instanceof Action.CopyOther ? line.doing(new Action.CopyOther(from)) : line, false);
        show();
    }

    private void show() {
        Positions from = edited.action() instanceof Action.CopyOther copy ? copy.otherPositions() : Positions.ALL;
        showing = true;
        same.setSelected(from.all());
        for (int pair = 0; pair < sources.size(); pair++) {
            ChoiceBox<Integer> box = sources.get(pair);
            Integer shown = from.all() ? null : from.indices().get(from.indices().size() == 1 ? 0 : pair);
            box.setValue(shown != null && shown == Positions.END ? Integer.valueOf(model.otherTokens().length() - 1) : shown);
        }
        showing = false;
    }
}
