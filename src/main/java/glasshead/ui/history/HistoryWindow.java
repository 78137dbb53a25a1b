package glasshead.ui.history;

import glasshead.experiment.Experiment;
import glasshead.experiment.view.Looked;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The states that were looked at, newest last: click to go there, select two to compare them, write a note on any.
public final class HistoryWindow {

    private static final double WIDTH = 620;
    private static final double HEIGHT = 520;

    private final Stage stage = new Stage();
    private final HistoryViewModel model;
    private final ListView<Looked> list;
    private final TextField note = new TextField();
    private final Button compare = new Button("Compare");
    private final Button forget = new Button("Forget");
    /// What the note is about.
    private @Nullable Experiment noted;

    public HistoryWindow(Window owner, HistoryViewModel model, ViewOptions options) {
        this.model = model;
        list = new ListView<>(model.states());
        list.setCellFactory(_ -> new LookedCell(model));
        list.setAccessibleText("States that were looked at");
        list.setPlaceholder(new Label("Nothing yet: what is looked at for more than a moment comes here, with its number."));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedItems().subscribe(this::selected);
        list.setOnMouseClicked(event -> {
            if (!event.isShortcutDown() && !event.isShiftDown()) {
                go();
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                go();
                key.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox root = new VBox(list, foot());
        root.getStyleClass().add("history-window");
        root.getStylesheets().add(Objects.requireNonNull(HistoryWindow.class.getResource("history.css")).toExternalForm());
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        Theme.wear(scene, options);
        stage.initOwner(owner);
        stage.setTitle("History");
        stage.setScene(scene);
        selected();
    }

    public void show() {
        stage.show();
        stage.toFront();
        list.scrollTo(model.states().size() - 1);
        list.requestFocus();
    }

    private List<Looked> chosen() {
        return List.copyOf(list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList());
    }

    private void go() {
        if (chosen().size() == 1) {
            model.go(chosen().getFirst());
        }
    }

    private void selected() {
        List<Looked> some = chosen();
        compare.setDisable(some.size() != 2);
        forget.setDisable(some.isEmpty());
        note.setDisable(some.size() != 1);
        Experiment now = some.size() == 1 ? some.getFirst().experiment() : null;
        // what is being typed about a state stays when its number comes anew
        if (now == null || !now.equals(noted)) {
            note.setText(now == null ? "" : some.getFirst().note());
            noted = now;
        }
    }

    private HBox foot() {
        note.setPromptText("A note on the selected state");
        note.setTooltip(new Tooltip("Enter keeps it; it stands in the session file"));
        note.setOnAction(_ -> keepNote());
        note.focusedProperty().subscribe(focused -> {
            if (!focused) {
                keepNote();
            }
        });
        HBox.setHgrow(note, Priority.ALWAYS);
        compare.setTooltip(new Tooltip("Two selected states side by side (Ctrl+click selects a second one)"));
        compare.setOnAction(_ -> model.compare(chosen().getFirst(), chosen().getLast()));
        forget.setTooltip(new Tooltip("Take the selected states out of the history"));
        forget.setOnAction(_ -> model.forget(chosen()));
        List.of(compare, forget).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        HBox foot = new HBox(8, note, compare, forget);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void keepNote() {
        if (chosen().size() == 1) {
            int at = list.getSelectionModel().getSelectedIndex();
            model.note(chosen().getFirst(), note.getText());
            list.getSelectionModel().clearAndSelect(at);
        }
    }
}
