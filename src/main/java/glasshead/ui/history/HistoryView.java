package glasshead.ui.history;

import glasshead.experiment.Experiment;
import glasshead.experiment.view.Looked;
import glasshead.ui.format.EscapeKey;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
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
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The states that were looked at, newest last: click to go there, select two to compare them, write a note on any.
public final class HistoryView extends StackPane {

    private final HistoryViewModel model;
    private final ListView<Looked> list;
    private final TextField note = new TextField();
    private final Button compare = new Button("Compare");
    private final Button forget = new Button("Forget");
    /// What the note is about.
    private @Nullable Experiment noted;

    /// @param close what the cross in its head does
    public HistoryView(HistoryViewModel model, Runnable close) {
        this.model = model;
        list = new ListView<>(model.states());
        list.setCellFactory(_ -> new LookedCell(model));
        list.setAccessibleText("States that were looked at");
        Label nothing = new Label("Nothing yet: what is looked at for more than a moment comes here, with its number.");
        nothing.setWrapText(true);
        nothing.getStyleClass().add("history-empty");
        list.setPlaceholder(nothing);
        EscapeKey.passes(list);
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
        model.shown().subscribe(_ -> list.refresh());
        model.states().addListener((ListChangeListener<Looked>) _ -> list.scrollTo(model.states().size() - 1));
        getStyleClass().add("history");
        getStylesheets().add(Objects.requireNonNull(HistoryView.class.getResource("history.css")).toExternalForm());
        Panel panel = new Panel("History");
        panel.legend().set("a click goes there · Ctrl+click selects a second one");
        panel.controls().getChildren().addAll(compare, cross(close));
        panel.setContent(list);
        panel.setFooter(foot());
        panel.setTable(model::table);
        note.setAccessibleText("Note on the selected state");
        getChildren().add(panel);
        selected();
    }

    private static Button cross(Runnable close) {
        Button cross = new Button("", new FontIcon(Feather.X));
        cross.getStyleClass().add("quiet");
        cross.setTooltip(new Tooltip("Close the history, which goes on (Esc in it)"));
        cross.setAccessibleText("Close the history");
        cross.setOnAction(_ -> close.run());
        return cross;
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
        forget.setAccessibleText("Forget the selected states");
        List.of(compare, forget).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        HBox foot = new HBox(8, note, forget);
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
