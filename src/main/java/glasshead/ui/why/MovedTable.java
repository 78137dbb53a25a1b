package glasshead.ui.why;

import glasshead.analysis.ScoreTable;
import glasshead.ui.format.Numbers;
import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// What the head moves of each part at the key towards the answer; the selected part is the chosen one at the key.
final class MovedTable extends TableView<Integer> {

    private static final String NONE = "Give an answer or a distractor: this tells what the head moves towards it.";
    private static final String OF_SET = "What is moved is told of the shown prompt: choose it instead of the mean.";

    private final WhyViewModel model;
    private final Label nothing = new Label(NONE);
    private @Nullable ScoreTable table;
    private boolean following;

    MovedTable(WhyViewModel model) {
        this.model = model;
        getStyleClass().addAll("why-moved", "dense");
        nothing.setWrapText(true);
        nothing.getStyleClass().add("muted");
        setPlaceholder(nothing);
        setAccessibleText("Parts at the key by what the head moves of them, strongest first");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(PairsTable.column("part at the key", "", part -> table == null ? "" : table.parts().get(part)));
        getColumns().add(PairsTable.column("logits", "figures", part -> table == null ? "" : Numbers.signed(table.moved()[part])));
        getColumns().add(PairsTable.column("share", "figures", part -> table == null ? "" : share(table, part)));
        getSelectionModel().selectedItemProperty().subscribe(part -> {
            if (part != null && !following && table != null && model.shown().get() != null) {
                model.choose(model.chosen(model.shown().get()).queryPart(), table.parts().get(part));
            }
        });
    }

    void show(ShownScore score) {
        following = true;
        nothing.setText(score.over().isEmpty() ? NONE : OF_SET);
        if (table != score.before()) {
            table = score.before();
            getItems().setAll(WhyTexts.moved(score.before()));
        }
        int chosen = score.before().parts().indexOf(model.chosen(score).keyPart());
        getSelectionModel().select(Integer.valueOf(chosen));
        following = false;
    }

    /// Of what the head gets from this key.
    private static String share(ScoreTable table, int part) {
        double all = Arrays.stream(table.moved()).sum();
        return Math.abs(all) < 1e-9 ? "" : Numbers.percent(table.moved()[part] / all);
    }
}
