package glasshead.ui.why;

import glasshead.analysis.ScoreTable;
import glasshead.ui.format.Numbers;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The pairs one by one, strongest first; the selected one is the chosen one.
final class PairsTable extends TableView<ScoreTable.Pair> {

    private static final int SCORE = 2;
    /// A number with its error.
    private static final double WITH_ERROR = 112;

    private final WhyViewModel model;
    private @Nullable ShownScore score;
    private boolean following;

    PairsTable(WhyViewModel model) {
        this.model = model;
        getStyleClass().addAll("why-pairs", "dense");
        setAccessibleText("Pairs of parts, strongest first; the selected one can be cut");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("query part", "", pair -> parts().get(pair.query())));
        getColumns().add(column("key part", "", pair -> parts().get(pair.key())));
        getColumns().add(column("score", "figures", pair -> score == null ? "" : WhyTexts.value(score, pair)));
        getColumns().add(column("without it", "figures", pair -> score == null ? "" : Numbers.percent(score.before()
                .attentionWithout(pair.value()))));
        getSelectionModel().selectedItemProperty().subscribe(pair -> {
            if (pair != null && !following) {
                model.choose(parts().get(pair.query()), parts().get(pair.key()));
            }
        });
    }

    private List<String> parts() {
        return score == null ? List.of() : score.before().parts();
    }

    void show(ShownScore now) {
        following = true;
        if (!now.equals(score)) {
            score = now;
            makeRoom(getColumns().get(SCORE), now);
            getItems().setAll(WhyTexts.pairs(now.before()));
        }
        WhyViewModel.Chosen chosen = model.chosen(now);
        ScoreTable of = now.before();
        getItems().stream().filter(pair -> of.parts().get(pair.query()).equals(chosen.queryPart()) && of.parts().get(pair.key()).equals(
                chosen.keyPart())).findFirst().ifPresent(getSelectionModel()::select);
        following = false;
    }

    /// Over a set a column of numbers tells their errors too.
    static void makeRoom(TableColumn<?, ?> numbers, ShownScore score) {
        numbers.setMinWidth(score.errors() == null ? 0 : WITH_ERROR);
    }

    static <T> TableColumn<T, String> column(String title, String style, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setSortable(false); // strongest first is the order
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        return column;
    }
}
