package glasshead.ui.library;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons of a row: what can be done with the model as it is now.
final class RowActions extends HBox {

    private final LibraryViewModel library;
    private final ModelRow row;
    private final Runnable askBeforeRemoving;
    private final ObservableValue<Boolean> inUse;

    /// @param askBeforeRemoving shows the question whether it is meant
    RowActions(LibraryViewModel library, ModelRow row, Runnable askBeforeRemoving) {
        super(8);
        this.library = library;
        this.row = row;
        this.askBeforeRemoving = askBeforeRemoving;
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(Region.USE_PREF_SIZE);
        inUse = library.isInUse(row);
        row.state().subscribe(this::fill);
        row.verifying().subscribe(this::fill);
        inUse.subscribe(this::fill);
        fill();
    }

    private void fill() {
        // The focus would jump to another row when the focused button goes.
        boolean focused = getChildren().stream().anyMatch(button -> button.isFocused());
        getChildren().setAll(switch (row.state().get()) {
            case SHIPPED -> here(false);
            case ADDED, HERE -> here(true);
            case ABSENT -> List.of(button("Get", Feather.DOWNLOAD, "Fetch " + row.name() + " from the hub", () -> library.get(row)));
            case DOWNLOADING -> List.of(button("Pause", Feather.PAUSE, "Stop for now; what has arrived is kept", () -> library.pause(row)),
                    cancel());
            case PAUSED -> List.of(button("Resume", Feather.PLAY, "Go on where it stopped", () -> library.resume(row)), cancel());
        });
        if (focused) {
            getChildren().getFirst().requestFocus();
        }
    }

    private List<Button> here(boolean removable) {
        List<Button> buttons = new ArrayList<>();
        Button use = button("Use", Feather.ARROW_RIGHT, "Explore " + row.name(), () -> library.use(row));
        use.setDisable(inUse.getValue() || !row.problem().get().isEmpty() && row.entry().get().disk() == 0);
        buttons.add(use);
        if (row.verifying().get()) {
            buttons.add(button("Stop", Feather.SQUARE, "End the verification", () -> library.cancelVerification(row)));
        } else if (library.canVerify(row)) {
            buttons.add(button("Verify", Feather.CHECK_CIRCLE, "Measure published figures again on this machine", () -> library.verify(
                    row)));
        }
        if (removable) {
            String what = row.fromHub() ? "Delete its files" : "Take it off this list; its folder stays";
            Button remove = button("", Feather.TRASH_2, what, askBeforeRemoving);
            remove.setAccessibleText("Remove " + row.name());
            remove.getStyleClass().add("quiet");
            buttons.add(remove);
        }
        return buttons;
    }

    private Button cancel() {
        return button("Cancel", Feather.X, "Give it up; what has arrived is kept for the next time", () -> library.cancel(row));
    }

    static Button button(String text, Feather icon, String tooltip, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
