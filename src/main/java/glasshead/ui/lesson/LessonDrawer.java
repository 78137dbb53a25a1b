package glasshead.ui.lesson;

import glasshead.experiment.lesson.Step;
import glasshead.experiment.lesson.Verdict;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The step of the lesson that runs, beside whatever workspace the student works in.
public final class LessonDrawer extends StackPane {

    private final LessonViewModel model;
    private final Panel panel = new Panel("Lesson");
    private final StepDots dots;
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);
    private final HBox foot = new HBox();
    private final Button leave = button("Leave", "End the lesson; what it was about stays on screen, or what you had before comes back");
    private @Nullable TaskView task;
    private @Nullable Button next;

    public LessonDrawer(LessonViewModel model) {
        this.model = model;
        getStyleClass().add("lesson");
        getStylesheets().add(Objects.requireNonNull(LessonDrawer.class.getResource("lesson.css")).toExternalForm());
        dots = new StepDots(model::go);
        page.getStyleClass().add("lesson-page");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        foot.getStyleClass().add("lesson-foot");
        leave.setOnAction(_ -> model.leave());
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("quiet");
        close.setTooltip(new Tooltip("Close the drawer; the lesson goes on (Esc in it, and L opens it again)"));
        close.setAccessibleText("Close the lesson's drawer");
        close.setOnAction(_ -> model.open().set(false));
        leave.getStyleClass().add("quiet");
        panel.controls().getChildren().add(close);
        panel.legendControls().getChildren().add(leave);
        panel.setContent(new VBox(dots, scroll));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        panel.setFooter(foot);
        panel.setTable(this::table);
        getChildren().add(panel);
        model.running().subscribe(this::refresh);
        model.leaving().subscribe(this::refresh);
        model.verdict().subscribe(this::show);
        model.shelf().kept().subscribe(this::mark);
        refresh();
    }

    /// Whether it is open.
    public BooleanProperty open() {
        return model.open();
    }

    /// Whether a lesson runs, so that it can be opened.
    public ObservableValue<Boolean> runs() {
        return model.running().map(now -> true).orElse(false);
    }

    private void refresh() {
        Running now = model.running().get();
        page.getChildren().clear();
        foot.getChildren().clear();
        task = null;
        next = null;
        if (now == null) {
            return;
        }
        panel.title().set(now.entry().lesson().title());
        panel.legend().set(now.isOver() ? "The end" : "Step " + (now.at() + 1) + " of " + now.steps().size() + " · " + now.entry()
                .lesson().model());
        mark();
        scroll.setVvalue(0);
        Step step = now.step();
        if (model.leaving().get()) {
            ask("What becomes of the screen?", "The lesson ends. You can return to what was there when it began, or go on from here.",
                    true);
        } else if (step == null) {
            ask("Done", ending(now), false);
        } else {
            step(step, now);
        }
        leave.setDisable(model.leaving().get() || step == null);
    }

    private String ending(Running now) {
        int done = model.progress(now.entry()).done().size();
        return done >= now.steps().size() ? "All " + done + " steps are done." : done + " of " + now.steps().size()
                + " steps are done; the numbers above lead to the others.";
    }

    private void step(Step step, Running now) {
        page.getChildren().addAll(text(step.title(), "lesson-title"), text(step.text(), "lesson-text"));
        if (step.state() != null) {
            Button show = button("Show me", "Puts on screen what this step is about; undo brings back what you had");
            show.setGraphic(new FontIcon(Feather.EYE));
            show.getStyleClass().add("lesson-primary");
            show.setOnAction(_ -> model.showMe());
            page.getChildren().add(show);
        }
        if (step.check() != null) {
            TaskView made = new TaskView(model, step.check(), now.at());
            task = made;
            page.getChildren().addAll(made, helps(step));
        }
        Button back = button("Back", "To the step before");
        back.setDisable(now.at() == 0);
        back.setOnAction(_ -> model.go(now.at() - 1));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        boolean last = now.at() == now.steps().size() - 1;
        Button on = button(last ? "Finish" : "Next", last ? "To the end of the lesson" : "To the next step");
        on.setOnAction(_ -> model.go(now.at() + 1));
        next = on;
        foot.getChildren().addAll(back, gap);
        if (step.check() != null) {
            Button skip = button("Skip", "To the next step without having done this one");
            skip.setOnAction(_ -> model.skip());
            foot.getChildren().add(skip);
        }
        foot.getChildren().add(on);
        show(model.verdict().get());
    }

    /// What helps: never a dead end.
    private Node helps(Step step) {
        Label hint = text(step.hint(), "lesson-hint");
        hint.setVisible(false);
        hint.managedProperty().bind(hint.visibleProperty());
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("lesson-helps");
        if (!step.hint().isEmpty()) {
            Button ask = button("Hint", "A word that helps");
            ask.setOnAction(_ -> hint.setVisible(!hint.isVisible()));
            buttons.getChildren().add(ask);
        }
        Button solve = button("Show me how", "Does it for you; undo takes it back");
        solve.setOnAction(_ -> model.solve());
        solve.setDisable(!LessonViewModel.canSolve(step));
        buttons.getChildren().add(solve);
        VBox both = new VBox(buttons, hint);
        both.getStyleClass().add("lesson-help");
        return both;
    }

    /// @param leaving whether the lesson could go on
    private void ask(String title, String words, boolean leaving) {
        Button back = button("Return to where I was", "Brings back what was on screen when the lesson began; undo goes back once more");
        back.setOnAction(_ -> model.returnToBefore());
        back.setDisable(!model.hasBefore());
        Button stay = button("Stay here", "Ends the lesson and leaves what is on screen");
        stay.setOnAction(_ -> model.end());
        VBox buttons = new VBox(back, stay);
        if (leaving) {
            Button on = button("Go on with the lesson", "Back to the step");
            on.setOnAction(_ -> model.stay());
            buttons.getChildren().add(on);
        }
        buttons.getStyleClass().add("lesson-ways");
        page.getChildren().addAll(text(title, "lesson-title"), text(words, "lesson-text"), buttons);
    }

    private void show(Verdict verdict) {
        if (task != null) {
            task.show(verdict);
        }
        if (next != null) {
            boolean done = task == null || verdict.met();
            next.getStyleClass().remove("lesson-primary");
            if (done) {
                next.getStyleClass().add("lesson-primary");
            }
        }
    }

    private void mark() {
        Running now = model.running().get();
        if (now != null) {
            dots.show(now, model.progress(now.entry()));
        }
    }

    private DataTable table() {
        Running now = model.running().get();
        List<List<String>> rows = new ArrayList<>();
        for (int step = 0; now != null && step < now.steps().size(); step++) {
            rows.add(List.of(String.valueOf(step + 1), now.steps().get(step).title(), model.progress(now.entry()).done().contains(step)
                    ? "done" : "open"));
        }
        return new DataTable("Steps of the lesson", List.of("step", "title", "state"), rows);
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Button button(String words, String tooltip) {
        Button button = new Button(words);
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
