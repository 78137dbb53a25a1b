package glasshead;

import glasshead.engine.SetFindings;
import glasshead.json.LessonFile;
import glasshead.session.Session;
import glasshead.ui.document.SystemOpenDialog;
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

    /// @param set    the figures of the set that is on screen, if it is about one
    /// @param notice gets a sentence when what is kept of lessons can't be used
    LessonWiring(Session session, ObservableValue<@Nullable SetFindings> set, SaveDialog saving, ViewOptions options,
            Consumer<String> notice) {
        this.options = options;
        model = new LessonViewModel(session, set, new LessonShelf(SettingsFile.standard().path().resolveSibling("lessons.json"), notice));
        drawer = new LessonDrawer(model);
        files = new LessonFiles(() -> SystemOpenDialog.forLessons(drawer.getScene().getWindow()).ask(), () -> SystemFolderChooser
                .forLessons().choose(drawer.getScene().getWindow()), name -> saving.ask("Save the lesson", name + LessonFile.EXTENSION),
                session::tell);
    }

    LessonDrawer drawer() {
        return drawer;
    }

    Region workspace() {
        LessonsView view = new LessonsView(model, files);
        return new RememberedSplit("lessons", Orientation.HORIZONTAL, options, List.of(0.42), view.list(), view.page());
    }
}
