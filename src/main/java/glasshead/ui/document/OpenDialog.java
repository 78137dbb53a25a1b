package glasshead.ui.document;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user which session to open. An interface because a display-less JavaFX has no file chooser.
@FunctionalInterface
public interface OpenDialog {

    /// Empty when the user thought better of it.
    Optional<Path> ask();
}
