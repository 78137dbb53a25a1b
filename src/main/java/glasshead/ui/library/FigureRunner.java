package glasshead.ui.library;

import glasshead.engine.verify.FigureResult;
import glasshead.session.Handle;
import java.util.function.Consumer;

/// Measures a model's published figures, away from the FX thread. An interface so that tests need no model.
public interface FigureRunner {

    /// Whether figures were published for this model.
    boolean knows(String model);

    /// @param each  gets each result, on the FX thread
    /// @param ended gets an empty text after the last one, or the sentence why there are no more; on the FX thread
    Handle verify(String model, Consumer<FigureResult> each, Consumer<String> ended);
}
