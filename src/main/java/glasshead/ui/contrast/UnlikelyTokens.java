package glasshead.ui.contrast;

import glasshead.analysis.Predictions;
import glasshead.analysis.Predictions.Candidate;
import glasshead.engine.Findings;
import glasshead.engine.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The tokens of a contrast that came with another prompt, when the model expects none of them after the new one: its own first two are
/// offered in their place.
final class UnlikelyTokens {

    /// How many times less likely than the model's first token is unlikely.
    private static final double TIMES = 100;

    private UnlikelyTokens() {}

    static Optional<ContrastNotices.Warning> warning(Findings found) {
        Predictions expected = found.baseline().get(Predictions.ANALYSIS);
        Optional<Candidate> best = Stream.concat(expected.answers().stream(), expected.distractors().stream())
                .max(Comparator.comparingDouble(Candidate::probability));
        List<Candidate> top = expected.top();
        if (best.isEmpty() || top.size() < 2 || best.get().probability() * TIMES > top.getFirst().probability()) {
            return Optional.empty();
        }
        Vocabulary vocabulary = found.model().vocabulary();
        String first = vocabulary.text(top.getFirst().id());
        String second = vocabulary.text(top.get(1).id());
        return Optional.of(new ContrastNotices.Warning(sentence(found), "Use " + VocabularySearch.shown(first) + " over "
                + VocabularySearch.shown(second), contrast -> contrast.withAnswers(List.of(first)).withDistractors(List.of(second))));
    }

    private static String sentence(Findings found) {
        List<String> tokens = Stream.of(found.experiment().contrast().answers(), found.experiment().contrast().distractors())
                .flatMap(List::stream).map(text -> VocabularySearch.label(found.model().vocabulary(), text)).toList();
        return switch (tokens.size()) {
            case 1 -> tokens.getFirst() + " is unlikely after this prompt.";
            case 2 -> String.join(" and ", tokens) + " are unlikely after this prompt.";
            default -> "These tokens are unlikely after this prompt.";
        };
    }
}
