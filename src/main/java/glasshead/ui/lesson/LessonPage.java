package glasshead.ui.lesson;

import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Step;
import glasshead.ui.lesson.KeptLessons.Progress;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page of one lesson: what it is, for whom, its steps, and the way into it.
final class LessonPage {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final LessonViewModel model;
    private final Panel panel = new Panel("Lesson");
    private final VBox page = new VBox();
    private final DraftView draft;
    private final ScrollPane scroll = new ScrollPane();
    private @Nullable Entry shown;

    LessonPage(LessonViewModel model, DraftView draft) {
        this.model = model;
        this.draft = draft;
        page.getStyleClass().add("lesson-page");
        scroll.setFitToWidth(true);
        panel.setContent(scroll);
        panel.setTable(this::table);
        model.shelf().kept().subscribe(this::refresh);
        model.running().subscribe(this::refresh);
    }

    Panel panel() {
        return panel;
    }

    /// The lesson that is being written, in the place of one that is read.
    void write() {
        scroll.setContent(draft);
        panel.title().set("My lesson");
        panel.legend().set("kept on this machine until it is saved");
    }

    void show(@Nullable Entry entry) {
        scroll.setContent(page);
        shown = entry;
        refresh();
    }

    private void refresh() {
        if (scroll.getContent() == draft) {
            return;
        }
        page.getChildren().clear();
        Entry entry = shown;
        if (entry == null) {
            panel.title().set("Lesson");
            panel.legend().set("");
            page.getChildren().add(text("Choose a lesson in the list.", "muted"));
            return;
        }
        Lesson lesson = entry.lesson();
        panel.title().set(lesson.title());
        panel.legend().set(lesson.steps().size() + " steps, " + lesson.tasks() + " of them with something to do");
        if (!lesson.about().isEmpty()) {
            page.getChildren().add(text(lesson.about(), "lesson-text"));
        }
        fact("For", lesson.audience());
        fact("Before it", lesson.needs());
        fact("Model", lesson.model());
        fact("Time", lesson.minutes() + " minutes");
        page.getChildren().add(buttons(entry));
        Progress progress = model.progress(entry);
        VBox steps = new VBox();
        steps.getStyleClass().add("lesson-steps");
        for (int index = 0; index < lesson.steps().size(); index++) {
            steps.getChildren().add(step(index, lesson.steps().get(index), progress));
        }
        page.getChildren().add(steps);
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            Label key = new Label(name);
            key.getStyleClass().add("muted");
            key.getStyleClass().add("lesson-fact");
            key.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(key, text(value, "lesson-value"));
            line.getStyleClass().add("lesson-fact-line");
            page.getChildren().add(line);
        }
    }

    private Node buttons(Entry entry) {
        Progress progress = model.progress(entry);
        Running now = model.running().get();
        boolean runs = now != null && now.entry().equals(entry);
        boolean begun = !progress.done().isEmpty();
        boolean all = progress.done().size() >= entry.lesson().steps().size();
        Button start = new Button(runs ? "Go on" : begun && !all ? "Go on" : all && begun ? "Once more" : "Start", new FontIcon(
                Feather.PLAY));
        start.setId("lesson-start");
        start.getStyleClass().add("lesson-primary");
        start.setTooltip(new Tooltip("Opens the lesson beside the workspaces and shows its first step that is not done; undo, and leaving, "
                + "bring back what you have"));
        start.setDisable(entry.lesson().steps().isEmpty());
        start.setOnAction(_ -> model.start(entry));
        FlowPane buttons = new FlowPane(start);
        buttons.getStyleClass().add("lesson-helps");
        if (begun) {
            Button over = new Button("Start over");
            over.setTooltip(new Tooltip("Forgets which steps are done and begins with the first"));
            over.setOnAction(_ -> model.startOver(entry));
            buttons.getChildren().add(over);
        }
        if (!entry.shipped()) {
            Button close = new Button("Take from the list");
            close.setTooltip(new Tooltip("The file stays: " + entry.name()));
            close.setOnAction(_ -> model.shelf().close(entry));
            buttons.getChildren().add(close);
        }
        return buttons;
    }

    private static Node step(int index, Step step, Progress progress) {
        boolean done = progress.done().contains(index);
        FontIcon icon = new FontIcon(done ? Feather.CHECK_CIRCLE : Feather.CIRCLE);
        Label title = text(index + 1 + "  " + step.title(), "lesson-value");
        title.setAccessibleText("Step " + (index + 1) + ": " + step.title() + (done ? ", done" : ""));
        HBox line = new HBox(icon, title);
        line.getStyleClass().add("lesson-step");
        line.pseudoClassStateChanged(DONE, done);
        return line;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        Entry entry = shown;
        if (entry != null) {
            List<Step> steps = entry.lesson().steps();
            for (int index = 0; index < steps.size(); index++) {
                rows.add(List.of(String.valueOf(index + 1), steps.get(index).title(), model.progress(entry).done().contains(index) ? "done"
                        : ""));
            }
        }
        return new DataTable("Lesson", List.of("step", "title", "done"), rows);
    }
}
