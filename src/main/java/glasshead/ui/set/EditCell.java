package glasshead.ui.set;

import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A cell of text. Enter, and going elsewhere, takes what was typed; Esc leaves the cell as it was.
final class EditCell extends TableCell<EditorRow, String> {

    private static final String SPACE = "·";

    /// Whether a space in front, without which a token is another one, is to be seen.
    private final boolean token;
    private @Nullable TextField field;

    EditCell(boolean token) {
        this.token = token;
        if (token) {
            getStyleClass().add("mono");
        }
    }

    private String shown(@Nullable String text) {
        return text == null ? "" : token && text.startsWith(" ") ? SPACE + text.substring(1) : text.replace("\n", "⏎");
    }

    private String typed(String text) {
        return token && text.startsWith(SPACE) ? " " + text.substring(1) : text;
    }

    @Override
    protected void updateItem(String item, boolean empty) {
        super.updateItem(item, empty);
        if (isEditing()) {
            return;
        }
        setGraphic(null);
        setText(empty ? "" : shown(item));
        setTooltip(empty || item == null || item.isEmpty() ? null : new Tooltip(item));
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        TextField typing = new TextField(token ? shown(getItem()) : getItem());
        typing.getStyleClass().add("set-cell-field");
        typing.setAccessibleText(getTableColumn().getText());
        field = typing;
        typing.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                key.consume();
            } else if (key.getCode() == KeyCode.ENTER) {
                take(typing);
                getTableView().requestFocus();
                key.consume();
            }
        });
        typing.focusedProperty().subscribe((_, now) -> {
            if (!now) {
                take(typing);
            }
        });
        setText(null);
        setGraphic(typing);
        typing.requestFocus();
        typing.selectAll();
    }

    private void take(TextField typing) {
        if (field == typing && isEditing()) {
            field = null;
            commitEdit(typed(typing.getText()));
        }
    }

    @Override
    public void cancelEdit() {
        field = null;
        super.cancelEdit();
        setGraphic(null);
        setText(shown(getItem()));
    }

    @Override
    public void commitEdit(String text) {
        super.commitEdit(text);
        setGraphic(null);
        setText(shown(text));
    }
}
