package glasshead.ui.predictions;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// What can be done with a token of the list.
final class TokenMenu extends ContextMenu {

    private final PredictionsViewModel model;
    private final List<MenuItem> toAnswers = List.of(item("Use as answer", PredictionsViewModel::useAsAnswer),
            item("Add to answers", PredictionsViewModel::addToAnswers));
    private final List<MenuItem> toDistractors = List.of(item("Use as distractor", PredictionsViewModel::useAsDistractor),
            item("Add to distractors", PredictionsViewModel::addToDistractors));
    private @Nullable Row row;

    TokenMenu(PredictionsViewModel model) {
        this.model = model;
        for (int item = 0; item < toAnswers.size(); item++) {
            getItems().addAll(toAnswers.get(item), toDistractors.get(item));
        }
        getItems().addAll(new SeparatorMenuItem(), item("Copy token", PredictionsViewModel::copy));
    }

    /// The token that the menu is about from now on.
    void about(Row chosen) {
        row = chosen;
        toAnswers.forEach(item -> item.setDisable(chosen.role() == Row.Role.ANSWER));
        toDistractors.forEach(item -> item.setDisable(chosen.role() == Row.Role.DISTRACTOR));
    }

    private MenuItem item(String text, BiConsumer<PredictionsViewModel, Row> action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> {
            if (row != null) {
                action.accept(model, row);
            }
        });
        return item;
    }
}
