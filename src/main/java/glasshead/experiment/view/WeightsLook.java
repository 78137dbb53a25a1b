package glasshead.experiment.view;

import glasshead.experiment.Head;
import glasshead.experiment.Usual;
import java.util.List;

/// What is read of the weights.
///
/// @param head  whose circuits are shown; where the model has no such head, its first
/// @param words that the tables and pictures are about, as they are written; none for the prompt's own tokens
/// @param word  which of them the list is about; where it is none of them, the first
public record WeightsLook(WeightsTopic topic, Head head, List<String> words, String word) {

    @Usual
    public static final WeightsLook USUAL = new WeightsLook(WeightsTopic.OV, new Head(0, 0), List.of(), "");

    public WeightsLook {
        words = List.copyOf(words);
    }

    public WeightsLook withTopic(WeightsTopic changed) {
        return new WeightsLook(changed, head, words, word);
    }

    public WeightsLook withHead(Head changed) {
        return new WeightsLook(topic, changed, words, word);
    }

    public WeightsLook withWords(List<String> changed) {
        return new WeightsLook(topic, head, changed, word);
    }

    public WeightsLook withWord(String changed) {
        return new WeightsLook(topic, head, words, changed);
    }
}
