package glasshead.ui.shell;

import glasshead.ui.document.FileMenu;
import javafx.scene.Node;

/// What the window is filled with.
///
/// @param modelChooser  beside the program's name in the toolbar
/// @param file          beside it; its keys are the window's
/// @param prompt        the prompt with its tokens; gets the focus from Ctrl+L
/// @param contrast      answer, distractor and the logit difference
/// @param bars          the logit-difference bars
/// @param provenance    where the number under the pointer comes from
public record Slots(Node modelChooser, FileMenu file, Node prompt, Node contrast, Node heads, Node attention, Node bars, Node predictions,
        Node interventions, Node provenance) {
}
