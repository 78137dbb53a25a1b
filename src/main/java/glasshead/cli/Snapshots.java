package glasshead.cli;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Draws the window; the command line knows no toolkit.
public interface Snapshots {

    /// @param selected the locked head, if one is
    record Picture(Experiment experiment, @Nullable Head selected, int width, int height, boolean dark, boolean largeText) {
    }

    void take(Picture picture, Path out);
}
