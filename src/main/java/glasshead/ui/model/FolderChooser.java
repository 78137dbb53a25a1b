package glasshead.ui.model;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks for a checkpoint folder. An interface because the system's dialog exists only where there is a desktop.
@FunctionalInterface
public interface FolderChooser {

    /// Empty when the user closed the dialog.
    Optional<Path> choose(Window owner);
}
