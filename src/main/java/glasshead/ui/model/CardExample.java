package glasshead.ui.model;

import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// A prompt that a model card proposes: a paragraph in its section “What to try” that begins with code. What follows, `answer`,
/// `distractor` or `resampling` with code behind it, belongs to it.
///
/// @param other the prompt to resample from, empty when the card names none
record CardExample(String prompt, List<String> answers, List<String> distractors, String other) {

    static final String SECTION = "what to try";

    CardExample {
        answers = List.copyOf(answers);
        distractors = List.copyOf(distractors);
    }

    static Optional<CardExample> of(Node paragraph) {
        if (!(paragraph.getFirstChild() instanceof Code prompt)) {
            return Optional.empty();
        }
        List<String> answers = new ArrayList<>();
        List<String> distractors = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> none = new ArrayList<>();
        List<String> meant = none;
        for (Node node = prompt.getNext(); node != null; node = node.getNext()) {
            if (node instanceof Text words) {
                String said = words.getLiteral().toLowerCase(Locale.ROOT);
                meant = said.contains("distractor") ? distractors : said.contains("answer") ? answers
                        : said.contains("resampling") ? others : said.strip().matches("[,;]|and|or") ? meant : none;
            } else if (node instanceof Code code) {
                meant.add(code.getLiteral());
            }
        }
        return Optional.of(new CardExample(prompt.getLiteral(), answers, distractors, others.isEmpty() ? "" : others.getFirst()));
    }

    /// The model on this prompt, untouched.
    Experiment on(Experiment now) {
        return now.baseline().withPrompt(new Prompt.Text(prompt)).withOther(other.isEmpty() ? Prompt.NONE : new Prompt.Text(other))
                .withContrast(new Contrast(answers, distractors, Contrast.LAST));
    }
}
