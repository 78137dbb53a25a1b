package glasshead.ui.heads;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// In place of the grid while the scores on standard data are not there: one button that computes them, then how far that is.
final class ScoresPane extends VBox {

    private final HeadsViewModel model;
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button button = new Button();

    ScoresPane(HeadsViewModel model) {
        this.model = model;
        getStyleClass().add("head-scores");
        setAlignment(Pos.CENTER);
        setMinSize(0, 0);
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.getStyleClass().add("muted");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (computing()) {
                model.cancelScores();
            } else {
                model.computeScores();
            }
        });
        // both halves are equally high, so that the button stays where it was clicked
        StackPane above = half(words, Pos.BOTTOM_CENTER);
        StackPane below = half(bar, Pos.TOP_CENTER);
        getChildren().addAll(above, button, below);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && computing()) {
                model.cancelScores();
                event.consume();
            }
        });
        model.scoreState().subscribe(this::show);
    }

    private static StackPane half(Region content, Pos place) {
        StackPane half = new StackPane(content);
        half.setAlignment(place);
        half.setMinHeight(0);
        half.setPrefHeight(0);
        VBox.setVgrow(half, Priority.ALWAYS);
        return half;
    }

    private boolean computing() {
        return model.scoreState().get() instanceof ScoreState.Computing;
    }

    private void show(ScoreState state) {
        words.setText(HeadTexts.scores(state));
        bar.setVisible(state instanceof ScoreState.Computing);
        if (state instanceof ScoreState.Computing(int done, int rows)) {
            bar.setProgress(rows == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) done / rows);
        }
        button.setVisible(!(state instanceof ScoreState.Looking));
        button.setText(computing() ? "Cancel" : "Compute scores");
        button.setTooltip(new Tooltip(computing() ? "Stop (Esc); nothing is kept"
                : "Run the model on random repeated tokens and keep every head's scores"));
    }
}
