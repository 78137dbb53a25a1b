package glasshead.ui.prompt;

import glasshead.experiment.Experiment;
import java.util.function.Consumer;

/// Shortens prompts to the first tokens that fit the model's context. That takes the model's tokenizer, so the answer comes later.
@FunctionalInterface
public interface PromptCutter {

    /// Hands the experiment with prompts that fit to `then`, on the FX thread.
    void cut(Experiment tooLong, Consumer<Experiment> then);
}
