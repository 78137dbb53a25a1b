package glasshead.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user where to save. An interface because a display-less JavaFX has no file chooser.
@FunctionalInterface
public interface SaveDialog {

    /// @param title    what is being saved
    /// @param fileName a proposal, with its extension
    /// @return empty when the user thought better of it
    Optional<Path> ask(String title, String fileName);
}
