package glasshead.engine;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.ModularTask;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A loaded model, for people: its shape, its vocabulary, and the experiment it opens with.
///
/// @param hasBos     whether the model has a BOS token that can be put in front
/// @param hasText    whether it has a tokenizer; without one prompts are token ids
/// @param hasLayerNorm whether it normalises at all
/// @param context    the longest prompt it can read, in tokens
/// @param references the reference prompts that ship with it
/// @param card       the model card as Markdown, empty when it has none
/// @param notes      a sentence for each thing in its files that was read in one of several possible ways, and for what nothing reads
/// @param task       what it was trained for, when that is a task with a view of its own
public record ModelInfo(String name, int layers, int heads, int dModel, int dHead, int dMlp, int context, long parameters,
        boolean hasBos, boolean hasText, boolean hasLayerNorm, Vocabulary vocabulary, Experiment example, List<String> references,
        String card, @Nullable ModularTask task, List<String> notes) {

    public ModelInfo {
        notes = List.copyOf(notes);
    }

    /// A model with LayerNorm, for no task in particular.
    public ModelInfo(String name, int layers, int heads, int dModel, int dHead, int dMlp, int context, long parameters,
            boolean hasBos, boolean hasText, Vocabulary vocabulary, Experiment example, List<String> references, String card) {
        this(name, layers, heads, dModel, dHead, dMlp, context, parameters, hasBos, hasText, true, vocabulary, example, references, card,
                null, List.of());
    }

    public List<Head> allHeads() {
        return IntStream.range(0, layers * heads).mapToObj(i -> new Head(i / heads, i % heads)).toList();
    }

    /// `tiny-english · 4 layers × 6 heads`
    public String title() {
        return name + " · " + shape(layers, heads);
    }

    /// `4 layers × 6 heads`; without layers there are no heads, whatever the config says.
    static String shape(int layers, int heads) {
        return layers == 0 ? "no layers" : layers + (layers == 1 ? " layer × " : " layers × ") + heads + (heads == 1 ? " head" : " heads");
    }
}
