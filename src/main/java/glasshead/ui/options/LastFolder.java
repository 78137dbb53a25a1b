package glasshead.ui.options;

import java.io.File;
import org.jspecify.annotations.Nullable;

/// Where a file dialog starts: where its last answer was. JavaFX' dialogs refuse to open in a folder that is not there, and an answer can
/// be a path that someone typed.
public final class LastFolder {

    private @Nullable File folder;

    /// @param chosen the file or folder that was chosen
    public void remember(File chosen) {
        folder = chosen.getAbsoluteFile().getParentFile();
    }

    /// The remembered folder, or as much of its path as there is; nothing when nothing is remembered.
    public @Nullable File get() {
        File existing = folder;
        while (existing != null && !existing.isDirectory()) {
            existing = existing.getParentFile();
        }
        return existing;
    }
}
