package glasshead.ui.history;

import glasshead.experiment.view.Looked;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A state: what it is about, what was done to it, the note, and the number at the right.
final class LookedCell extends ListCell<Looked> {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final HistoryViewModel model;
    private final Label about = new Label();
    private final Label done = new Label();
    private final Label note = new Label();
    private final Label number = new Label();
    private final HBox row;

    LookedCell(HistoryViewModel model) {
        this.model = model;
        getStyleClass().add("looked-cell");
        done.getStyleClass().addAll("muted", "small");
        note.getStyleClass().addAll("small", "looked-note");
        number.getStyleClass().add("looked-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(about, done, note);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(12, words, number);
        row.setMinWidth(0);
        setPrefWidth(0); // as wide as the list, cut with an ellipsis
    }

    @Override
    protected void updateItem(Looked state, boolean empty) {
        super.updateItem(state, empty);
        boolean none = empty || state == null;
        setGraphic(none ? null : row);
        pseudoClassStateChanged(SHOWN, !none && model.isShown(state));
        if (none) {
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        about.setText(HistoryViewModel.about(state));
        done.setText(HistoryViewModel.done(state));
        note.setText(state.note());
        note.setVisible(!state.note().isEmpty());
        note.setManaged(note.isVisible());
        number.setText(HistoryViewModel.number(state));
        String whole = about.getText() + "\n" + done.getText() + (state.note().isEmpty() ? "" : "\n" + state.note());
        setTooltip(new Tooltip(whole));
        setAccessibleText(number.getText() + ", " + whole);
    }
}
