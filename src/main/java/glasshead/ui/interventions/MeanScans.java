package glasshead.ui.interventions;

import java.util.List;
import java.util.function.Consumer;

/// Knows which scans of a model took means.
@FunctionalInterface
public interface MeanScans {

    /// Finds out.
    ///
    /// @param found gets their names, on the FX thread
    void ask(String model, Consumer<List<String>> found);
}
