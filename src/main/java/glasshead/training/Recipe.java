package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.gpt2.Gpt2;
import java.nio.file.Path;
import java.util.List;

/// How one teaching model is made: its shape, its data, its optimiser, and what it is measured by. Everything is a function of the seed and
/// the step, so that a training that was broken off goes on as if it had not been.
public interface Recipe {

    String name();

    /// `config.json`, in Hugging Face's keys.
    ObjectNode config();

    /// How often the weights are changed.
    int steps();

    /// @param step counts from 1
    double learningRate(int step);

    /// The learning rate in words, for the card: `1.6e-3 after ...`.
    String rateInWords();

    AdamW.Settings optimiser();

    Initialisation initialisation(long seed);

    /// The mean loss in nats on the data of one step, a scalar through which gradients flow.
    NDArray loss(Gpt2 model, NDManager scratch, long seed, int step);

    /// After how many steps the model is measured and its weights are kept, as candidates for the timeline.
    int measureEvery();

    /// What the model can do, measured on data that it does not learn from, in the order of [#scoreNames].
    double[] scores(Gpt2 model, long seed);

    List<Score> scoreNames();

    /// How many checkpoints the timeline gets, the trained model's own not counted; 0 for none.
    int timelineLength();

    /// The folder, beside this program's recipes, of the model's card and first prompt.
    String texts();

    /// What stands beside weights and configuration: tokenizer and data.
    void writeFiles(Path folder, long seed);

    /// One number that is measured during training.
    ///
    /// @param name  short and stable, for files
    /// @param label for people
    /// @param unit  `nats`, `logits`, or empty for shares and scores from 0 to 1
    record Score(String name, String label, String unit) {
    }
}
