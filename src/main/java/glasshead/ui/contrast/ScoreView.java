package glasshead.ui.contrast;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The logit difference in large figures, coloured by the side that it favours; before it small what it was, beneath it the change.
final class ScoreView extends VBox {

    private static final PseudoClass ANSWER = PseudoClass.getPseudoClass("answer");
    private static final PseudoClass DISTRACTOR = PseudoClass.getPseudoClass("distractor");

    private final Label before = new Label();
    private final Label after = new Label();
    private final Label change = new Label();

    ScoreView(ObservableValue<Score> score) {
        getStyleClass().add("contrast-score");
        before.getStyleClass().add("score-before");
        after.getStyleClass().add("score-after");
        change.getStyleClass().add("score-change");
        HBox figures = new HBox(before, after);
        figures.getStyleClass().add("score-figures");
        after.setMinWidth(USE_PREF_SIZE);
        before.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(figures, change);
        Tooltip.install(this, new Tooltip("""
                Mean logit of the answers minus mean logit of the distractors.
                Small: without interventions. Large: with them.
                KL: divergence of the two predictions, over all tokens."""));
        score.addListener((property, old, now) -> show(now));
        show(score.getValue());
    }

    private void show(Score score) {
        before.setText(score.before().isEmpty() ? "" : score.before() + " →");
        after.setText(score.after().isEmpty() ? "–" : score.after());
        change.setText(score.change());
        pseudoClassStateChanged(ANSWER, score.towards() == ContrastSide.ANSWER);
        pseudoClassStateChanged(DISTRACTOR, score.towards() == ContrastSide.DISTRACTOR);
    }
}
