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

    private static final int LOGITS = 1;
    private static final int SHARE = 2;

    private final WhyViewModel model;
    private @Nullable ShownScore score;
    private boolean following;

    MovedTable(WhyViewModel model) {
        this.model = model;
        getStyleClass().addAll("why-moved", "dense");
        Label nothing = new Label(NONE);
        nothing.setWrapText(true);
        nothing.getStyleClass().add("muted");
        setPlaceholder(nothing);
        setAccessibleText("Parts at the key by what the head moves of them, strongest first");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(PairsTable.column("part at the key", "", part -> score == null ? "" : score.before().parts().get(part)));
        getColumns().add(PairsTable.column("logits", "figures", part -> score == null ? "" : WhyTexts.moved(score, part)));
        getColumns().add(PairsTable.column("share", "figures", part -> score == null ? "" : share(score.before(), part)));
        getColumns().add(PairsTable.column("after", "figures", part -> score == null || score.after() == null ? "" : Numbers.signed(score
                .after().moved()[part])));
        getSelectionModel().selectedItemProperty().subscribe(part -> {
            ShownScore shown = score;
            if (part != null && !following && shown != null) {
                model.choose(model.chosen(shown).queryPart(), shown.before().parts().get(part));
            }
        });
    }

    void show(ShownScore now) {
        following = true;
        if (!now.equals(score)) {
            score = now;
            getItems().setAll(WhyTexts.moved(now.before()));
            PairsTable.makeRoom(getColumns().get(LOGITS), now);
            getColumns().get(SHARE).setVisible(now.after() == null);
            getColumns().getLast().setVisible(now.after() != null);
        }
        int chosen = now.before().parts().indexOf(model.chosen(now).keyPart());
        getSelectionModel().select(Integer.valueOf(chosen));
        following = false;
    }

    /// Of what the head gets from this key.
    private static String share(ScoreTable table, int part) {
        double all = Arrays.stream(table.moved()).sum();
        return Math.abs(all) < 1e-9 ? "" : Numbers.percent(table.moved()[part] / all);
    }
}
