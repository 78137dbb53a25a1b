package glasshead.ui.contrast;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/// A small field for one token with the tokens that it may mean below it. A word of several tokens can be taken too; the engine then says
/// what it makes of it.
public final class TokenField extends TextField {

    private static final int ROWS = 8;

    private final ListView<VocabularySearch.Match> list = new ListView<>();
    private final Popup popup = new Popup();
    private final Function<String, List<VocabularySearch.Match>> search;
    private final Consumer<String> chosen;
    private final Runnable closed;
    private boolean open = true;

    /// @param chosen gets the token that the user took; `closed` is called after it, or alone when none was taken
    public TokenField(String start, Function<String, List<VocabularySearch.Match>> search, Consumer<String> chosen, Runnable closed) {
        super(VocabularySearch.shown(start));
        this.search = search;
        this.chosen = chosen;
        this.closed = closed;
        getStylesheets().add(ContrastView.SHEET);
        getStyleClass().addAll("token-field", "mono");
        list.getStyleClass().add("token-matches");
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Not one token; Enter takes its first"));
        list.setCellFactory(view -> new MatchCell());
        popup.getContent().add(list);
        popup.setAutoFix(true);
        popup.setHideOnEscape(false); // Escape is for the field, which takes the list along
        textProperty().addListener((property, before, now) -> propose());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                close();
            }
        });
    }

    private void propose() {
        if (getText().isBlank() || getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(search.apply(getText()));
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
            case ENTER, TAB -> take();
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, list.getItems().size() - 1));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS / 2));
    }

    private void take() {
        VocabularySearch.Match match = list.getSelectionModel().getSelectedItem();
        boolean untouched = !popup.isShowing();
        if (!untouched && !getText().isBlank()) {
            chosen.accept(match == null ? VocabularySearch.spaced(getText()) : match.text());
        }
        close();
    }

    private void close() {
        if (open) {
            open = false;
            popup.hide();
            closed.run();
        }
    }

    private final class MatchCell extends ListCell<VocabularySearch.Match> {

        MatchCell() {
            getStyleClass().add("mono");
            setOnMousePressed(event -> {
                if (!isEmpty()) {
                    list.getSelectionModel().select(getItem());
                    take();
                }
            });
        }

        @Override
        protected void updateItem(VocabularySearch.Match match, boolean empty) {
            super.updateItem(match, empty);
            setText(empty ? null : match.label());
        }
    }
}
