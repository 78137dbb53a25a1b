package glasshead.ui.interventions;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// Why a line can't be made, and the way out.
final class ProblemLine extends HBox {

    private final Label sentence = new Label();

    /// @param switchOff switches the line off
    ProblemLine(Runnable switchOff) {
        getStyleClass().add("line-problem");
        sentence.setMinWidth(0);
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setTooltip(new Tooltip());
        sentence.getTooltip().setWrapText(true);
        sentence.getTooltip().setMaxWidth(420);
        sentence.getTooltip().textProperty().bind(sentence.textProperty());
        Hyperlink off = new Hyperlink("Switch off");
        off.setMinWidth(USE_PREF_SIZE);
        off.setTooltip(new Tooltip("Run without this line and keep it"));
        off.setOnAction(event -> {
            off.setVisited(false);
            switchOff.run();
        });
        getChildren().addAll(new FontIcon("fth-alert-triangle"), sentence, off);
    }

    /// Empty hides it.
    void show(String problem) {
        sentence.setText(problem);
        setVisible(!problem.isEmpty());
    }
}
