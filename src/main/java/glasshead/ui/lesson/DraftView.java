package glasshead.ui.lesson;

import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Step;
import glasshead.json.LessonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The lesson that is being written: its title, what it is about, and its steps, whose states come from the screen.
final class DraftView extends VBox {

    private final LessonDraft draft;
    private final LessonShelf shelf;
    private final LessonFiles files;

    DraftView(LessonDraft draft, LessonShelf shelf, LessonFiles files) {
        this.draft = draft;
        this.shelf = shelf;
        this.files = files;
        getStyleClass().add("lesson-page");
        draft.lesson().subscribe(this::follow);
        show(draft.lesson().get());
    }

    /// Other words are there already: only other steps are shown anew, so that a button that is being pressed stays.
    private void follow(@Nullable Lesson before, @Nullable Lesson now) {
        if (before == null || now == null || !sameStates(before.steps(), now.steps())) {
            show(now);
        }
    }

    private static boolean sameStates(List<Step> some, List<Step> others) {
        return some.size() == others.size() && IntStream.range(0, some.size()).allMatch(step -> Objects.equals(some.get(step).state(),
                others.get(step).state()));
    }

    private void show(@Nullable Lesson lesson) {
        getChildren().clear();
        Button add = button("Add a step from what is on screen", "Keeps model, prompt, interventions and view as one more step; also in "
                + "the File menu, from any workspace", draft::addStep);
        add.getStyleClass().add("lesson-primary");
        if (lesson == null) {
            Label empty = new Label("Bring on screen what the first step is to show, then add it. Everything can be changed later; tasks "
                    + "are written into the saved file.");
            empty.setWrapText(true);
            empty.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().addAll(empty, add);
            return;
        }
        getChildren().addAll(field("Title", lesson.title(), title -> draft.change(now -> now.withTitle(title))), area("What one learns",
                lesson.about(), about -> draft.change(now -> now.withAbout(about))));
        for (int index = 0; index < lesson.steps().size(); index++) {
            getChildren().add(step(index, lesson.steps().get(index)));
        }
        Button save = button("Save lesson…", "Writes a file, and puts the lesson into the list", this::save);
        Button discard = button("Discard", "Throws away the lesson that is being written; saved files stay", draft::discard);
        getChildren().add(buttons(add, save, discard));
    }

    private VBox step(int index, Step step) {
        TextField title = field("Title of step " + (index + 1), step.title(), _ -> {});
        TextArea text = area("A few sentences", step.text(), _ -> {});
        whenLeft(title, now -> draft.words(index, now, text.getText()));
        whenLeft(text, now -> draft.words(index, title.getText(), now));
        Button up = button("Up", "One place up", () -> draft.up(index));
        up.setDisable(index == 0);
        VBox all = new VBox(title, text, buttons(button("Show", "Puts this step's state on screen; undo brings back what is there",
                () -> draft.show(index)), up, button("Remove", "Takes the step out", () -> draft.remove(index))));
        all.getStyleClass().add("lesson-task");
        return all;
    }

    private void save() {
        Lesson lesson = draft.lesson().get();
        if (lesson == null) {
            return;
        }
        String name = lesson.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        files.save().apply(name.isEmpty() ? "lesson" : name).ifPresent(chosen -> {
            Path target = chosen.getFileName().toString().endsWith(LessonFile.EXTENSION) ? chosen : chosen.resolveSibling(chosen
                    .getFileName() + LessonFile.EXTENSION);
            if (draft.save(target)) {
                shelf.saved(target, lesson);
            }
        });
    }

    private static TextField field(String name, String text, Consumer<String> changed) {
        TextField field = new TextField(text);
        describe(field, name);
        whenLeft(field, changed);
        return field;
    }

    private static TextArea area(String name, String text, Consumer<String> changed) {
        TextArea area = new TextArea(text);
        area.setWrapText(true);
        area.setPrefRowCount(3);
        describe(area, name);
        whenLeft(area, changed);
        return area;
    }

    private static void describe(TextInputControl field, String name) {
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(name));
    }

    /// Once the focus goes elsewhere.
    private static void whenLeft(TextInputControl field, Consumer<String> changed) {
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                changed.accept(field.getText());
            }
        });
    }

    private static FlowPane buttons(Button... some) {
        FlowPane pane = new FlowPane(some);
        pane.getStyleClass().add("lesson-helps");
        return pane;
    }

    private static Button button(String words, String tooltip, Runnable action) {
        Button button = new Button(words);
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
