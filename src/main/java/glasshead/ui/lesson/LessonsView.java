package glasshead.ui.lesson;

import glasshead.experiment.BadInput;
import glasshead.ui.format.EscapeKey;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The list of lessons, and beside it the page of the chosen one.
public final class LessonsView {

    private final LessonViewModel model;
    private final LessonFiles files;
    private final ListView<Entry> list;
    private final Panel panel = new Panel("Lessons");
    private final LessonPage page;

    public LessonsView(LessonViewModel model, LessonDraft draft, LessonFiles files) {
        this.model = model;
        this.files = files;
        page = new LessonPage(model, new DraftView(draft, model.shelf(), files));
        list = new ListView<>(model.shelf().entries());
        EscapeKey.passes(list);
        list.setId("lessons");
        list.setAccessibleText("Lessons");
        list.setCellFactory(_ -> new LessonCell(model));
        list.getSelectionModel().selectedItemProperty().subscribe(page::show);
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && list.getSelectionModel().getSelectedItem() != null) {
                model.start(list.getSelectionModel().getSelectedItem());
                key.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && list.getSelectionModel().getSelectedItem() != null) {
                model.start(list.getSelectionModel().getSelectedItem());
            }
        });
        model.shelf().kept().subscribe(_ -> list.refresh());
        panel.legend().set("Enter or a double click starts one");
        panel.controls().getChildren().addAll(button("Open…", "A lesson in a file, *.lesson.json", () -> open(false)), button("Folder…",
                "All lessons of a folder", () -> open(true)), button("Write…", "A lesson of your own, from what is on screen", () -> {
                    list.getSelectionModel().clearSelection();
                    page.write();
                }));
        panel.setContent(list);
        panel.setTable(this::table);
        for (Panel each : List.of(panel, page.panel())) {
            each.getStyleClass().add("lesson");
            each.getStylesheets().add(Objects.requireNonNull(LessonsView.class.getResource("lesson.css")).toExternalForm());
        }
        Running now = model.running().get();
        list.getSelectionModel().select(now == null ? model.shelf().entries().getFirst() : now.entry());
    }

    public Panel list() {
        return panel;
    }

    public Panel page() {
        return page.panel();
    }

    private void open(boolean folder) {
        (folder ? files.folder() : files.file()).get().ifPresent(chosen -> {
            try {
                Entry entry = model.shelf().open(chosen);
                list.getSelectionModel().select(entry);
                list.scrollTo(entry);
            } catch (BadInput problem) {
                files.tell().accept(problem.getMessage());
            }
        });
    }

    private DataTable table() {
        return new DataTable("Lessons", List.of("lesson", "model", "minutes", "steps", "done"), model.shelf().entries().stream().map(
                entry -> List.of(entry.lesson().title(), entry.lesson().model(), String.valueOf(entry.lesson().minutes()), String.valueOf(
                        entry.lesson().steps().size()), String.valueOf(model.progress(entry).done().size()))).toList());
    }

    private static Button button(String words, String tooltip, Runnable action) {
        Button button = new Button(words);
        button.setTooltip(new Tooltip(tooltip));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
