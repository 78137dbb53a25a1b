package glasshead.ui.shell;

import glasshead.ui.document.FileMenu;
import glasshead.ui.interventions.InterventionsView;
import glasshead.ui.lesson.LessonDrawer;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// What the window is filled with.
///
/// @param modelChooser  beside the program's name in the toolbar
/// @param file          beside it; its keys are the window's
/// @param prompt        the prompt with its tokens; gets the focus from Ctrl+L
/// @param contrast      answer, distractor and the logit difference
/// @param interventions the drawer at the right
/// @param history       the drawer at the left
/// @param lesson        a further one, for the lesson that runs
public record Slots(Node modelChooser, FileMenu file, Region prompt, Region contrast, Workspaces workspaces,
        InterventionsView interventions, Region history, LessonDrawer lesson) {
}
