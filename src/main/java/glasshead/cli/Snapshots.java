package glasshead.cli;

import glasshead.experiment.Head;
import glasshead.experiment.view.Shown;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Draws the window; the command line knows no toolkit.
public interface Snapshots {

    /// @param selected the head to lock in place of those that are, if one is
    record Picture(Shown shown, @Nullable Head selected, int width, int height, boolean dark, boolean largeText) {
    }

    void take(Picture picture, Path out);
}
