package glasshead.ui.bars;

import glasshead.ui.format.Numbers;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The footer's sentence: what attribution predicted for the ablated heads and what ablation did.
final class RepairLine extends TextFlow {

    private static final String INVITATION = "Ablate a head to compare what its bar predicts with what really happens.";

    RepairLine() {
        getStyleClass().addAll("bar-repair", "small");
    }

    /// @param repair  if anything can be predicted from bars
    /// @param effects of interventions, if there are any
    void show(@Nullable RepairText repair, @Nullable String effects) {
        if (repair == null && effects != null) {
            getChildren().setAll(text(effects, "bar-text"));
        } else if (repair == null) {
            getChildren().setAll(text(INVITATION, "bar-text-muted"));
        } else {
            getChildren().setAll(
                    text(repair.subject(), "bar-text-strong"),
                    text(" predicted " + Numbers.signed(repair.repair().predicted()) + ", actual ", "bar-text"),
                    text(Numbers.signed(repair.repair().actual()) + ": ", "bar-text-strong"),
                    text(repair.explanation(), "bar-text-muted"));
        }
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }
}
