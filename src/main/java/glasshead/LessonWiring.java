package glasshead;

import glasshead.engine.SetFindings;
import glasshead.experiment.BadInput;
import glasshead.json.LessonFile;
import glasshead.session.Session;
import glasshead.ui.document.LessonActions;
import glasshead.ui.document.SystemOpenDialog;
import glasshead.ui.lesson.LessonDraft;
import glasshead.ui.lesson.LessonDrawer;
import glasshead.ui.lesson.LessonFiles;
import glasshead.ui.lesson.LessonShelf;
import glasshead.ui.lesson.LessonViewModel;
import glasshead.ui.lesson.LessonsView;
import glasshead.ui.model.SystemFolderChooser;
import glasshead.ui.options.SettingsFile;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.shell.RememberedSplit;
import glasshead.ui.shell.SaveDialog;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Lessons: the workspace with the list, and the drawer with the step, beside any workspace.
final class LessonWiring {

    private final LessonViewModel model;
    private final LessonDrawer drawer;
    private final ViewOptions options;
    private final LessonFiles files;
    private final LessonDraft draft;
    private final Consumer<String> notice;

    /// @param set    the figures of the set that is on screen, if it is about one
    /// @param notice gets a sentence when what is kept of lessons can't be used
    LessonWiring(Session session, ObservableValue<@Nullable SetFindings> set, SaveDialog saving, ViewOptions options,
            Consumer<String> notice) {
        this.options = options;
        this.notice = notice;
        Path kept = SettingsFile.standard().path().resolveSibling("lessons.json");
        model = new LessonViewModel(session, set, new LessonShelf(kept, notice));
        draft = new LessonDraft(session, kept.resolveSibling("draft" + LessonFile.EXTENSION), session::tell);
        drawer = new LessonDrawer(model);
        files = new LessonFiles(() -> SystemOpenDialog.forLessons(drawer.getScene().getWindow()).ask(), () -> SystemFolderChooser
                .forLessons().choose(drawer.getScene().getWindow()), name -> saving.ask("Save the lesson", name + LessonFile.EXTENSION),
                session::tell);
    }

    LessonDrawer drawer() {
        return drawer;
    }

    /// What the File menu does with lessons.
    LessonActions actions() {
        return new LessonActions(() -> files.file().get().ifPresent(file -> {
            try {
                model.begin(file);
            } catch (BadInput problem) {
                files.tell().accept(problem.getMessage());
            }
        }), () -> {
            draft.addStep();
            notice.accept("A step was added to your lesson; its words are in Lessons, under Write.");
        });
    }

    Region workspace() {
        LessonsView view = new LessonsView(model, draft, files);
        return new RememberedSplit("lessons", Orientation.HORIZONTAL, options, List.of(0.42), view.list(), view.page());
    }
}
