package glasshead.ui.compare;

import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The line over both sides: what differs, and what that does to the logit difference.
final class DifferenceBar extends HBox {

    private final CompareViewModel model;

    DifferenceBar(CompareViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "compare-bar");
        Label title = new Label("What differs:\nleft | right");
        title.getStyleClass().add("compare-caption");
        title.setMinWidth(USE_PREF_SIZE);
        Label differing = new Label();
        differing.getStyleClass().add("compare-differing");
        differing.textProperty().bind(model.differing());
        differing.setWrapText(true);
        differing.setMinWidth(0);
        differing.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(differing, Priority.ALWAYS);
        getChildren().addAll(title, differing, sameContrast(),
                figure("left", "Logit difference on the left", Figures::left),
                figure("right", "Logit difference on the right", Figures::right),
                figure("right − left", "How far the two logit differences are apart; – when the sides ask about different tokens",
                        Figures::change));
    }

    private CheckBox sameContrast() {
        CheckBox box = new CheckBox("Same contrast");
        box.setMinWidth(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(model.sameContrast().wanted());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(model.sameContrast().possible().map(possible -> possible
                ? "Keep answers and distractors on the right as they are on the left"
                : "The right side's vocabulary lacks tokens of the left's contrast, so each side has its own"));
        box.setTooltip(tip);
        model.sameContrast().possible().subscribe(possible -> box.setText(possible ? "Same contrast"
                : "Same contrast (not in vocabulary)"));
        return box;
    }

    private VBox figure(String name, String meaning, Function<Figures, String> value) {
        Label caption = new Label(name);
        caption.getStyleClass().add("compare-caption");
        Label figure = new Label();
        figure.getStyleClass().add("compare-figure");
        figure.textProperty().bind(model.figures().map(value));
        VBox both = new VBox(caption, figure);
        both.getStyleClass().add("compare-score");
        both.setMinWidth(USE_PREF_SIZE);
        both.setId("compare-" + name.replace(" − ", "-minus-"));
        Tooltip.install(both, new Tooltip(meaning));
        return both;
    }
}
