package glasshead.ui.contrast;

import glasshead.ui.contrast.VocabularySearch.Match;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/// A small field for one token with the tokens that it may mean below it. A word of several tokens can be taken too; the engine then says
/// what it makes of it. Enter or a comma takes what is chosen; several tokens can be pasted at once.
public final class TokenField extends TextField {

    private static final int ROWS = 8;

    private final ListView<Match> list = new ListView<>();
    private final Label nothing = new Label();
    private final Popup popup = new Popup();
    private final Owner owner;
    private boolean open = true;
    private boolean givesWay;

    /// What the field is for.
    public interface Owner {

        /// The tokens that a few letters may mean, the likeliest first.
        List<Match> matches(String typed);

        /// These were taken; the field has done its work.
        void take(List<String> tokens);

        /// Nothing (more) was taken; the field is to go away.
        ///
        /// @param byKey whether a key said so, so that the owner is where the focus belongs; else it is elsewhere already
        void leave(boolean byKey);
    }

    public TokenField(String start, Owner owner) {
        super(VocabularySearch.shown(start));
        this.owner = owner;
        getStylesheets().add(ContrastView.SHEET);
        getStyleClass().addAll("token-field", "mono");
        list.getStyleClass().add("token-matches");
        list.setFocusTraversable(false);
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new MatchCell());
        popup.getContent().add(list);
        popup.setAutoFix(true);
        popup.setHideOnEscape(false); // Escape is for the field, which takes the list along
        textProperty().addListener((property, before, now) -> propose());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                leave(false);
            }
        });
    }

    /// For a field that nobody asked for: while it is empty, a picture that the mouse is moved onto may have the focus.
    void giveWay() {
        givesWay = true;
    }

    public boolean givesWay() {
        return givesWay && getText().isEmpty();
    }

    /// Several tokens are taken at once; anything else is a piece of text.
    @Override
    public void paste() {
        String pasted = Clipboard.getSystemClipboard().getString();
        List<String> tokens = pasted == null ? List.of()
                : WrittenTokens.read(getText(0, getSelection().getStart()) + pasted + getText(getSelection().getEnd(), getLength()),
                        owner::matches);
        if (tokens.size() > 1) {
            take(tokens);
        } else {
            super.paste();
        }
    }

    private void propose() {
        if (getText().isBlank() || getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(owner.matches(getText()));
        if (list.getItems().isEmpty()) {
            int words = WrittenTokens.read(getText(), owner::matches).size();
            nothing.setText(words > 1 ? "Enter takes " + words + " tokens" : "Not one token; Enter takes its first");
        }
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        double row = 2 * getFont().getSize();
        list.setFixedCellSize(row);
        list.setPrefSize(18 * getFont().getSize(), Math.clamp(list.getItems().size(), 1, ROWS) * row + 4);
        if (!popup.isShowing()) {
            list.getStylesheets().setAll(ContrastView.SHEET);
            Bounds place = localToScreen(getLayoutBounds());
            popup.show(this, place.getMinX(), place.getMaxY() + 4);
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> takeChosen();
            case TAB -> {
                takeChosen();
                leave(true);
            }
            case ESCAPE -> leave(true);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// A comma ends a token, unless it is the token or stands in quotes.
    private void typed(KeyEvent event) {
        if (event.getCharacter().equals(",") && !getText().isBlank() && !getText().startsWith("\"")) {
            event.consume();
            takeChosen();
        }
    }

    private void move(int by) {
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, list.getItems().size() - 1));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS / 2));
    }

    private void takeChosen() {
        Match match = list.getSelectionModel().getSelectedItem();
        if (!popup.isShowing() || getText().isBlank()) {
            leave(true); // untouched
        } else {
            take(match == null ? WrittenTokens.read(getText(), owner::matches) : List.of(match.text()));
        }
    }

    private void take(List<String> tokens) {
        if (open) {
            open = false;
            popup.hide();
            owner.take(tokens);
        }
    }

    private void leave(boolean byKey) {
        if (open) {
            open = false;
            popup.hide();
            owner.leave(byKey);
        }
    }

    private final class MatchCell extends ListCell<Match> {

        MatchCell() {
            getStyleClass().add("mono");
            setOnMousePressed(event -> {
                if (!isEmpty()) {
                    list.getSelectionModel().select(getItem());
                    takeChosen();
                }
            });
        }

        @Override
        protected void updateItem(Match match, boolean empty) {
            super.updateItem(match, empty);
            setText(empty ? null : match.label());
        }
    }
}
