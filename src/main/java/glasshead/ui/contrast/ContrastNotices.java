package glasshead.ui.contrast;

import glasshead.engine.Findings;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Contrast;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What may be wrong with a contrast.
final class ContrastNotices {

    private ContrastNotices() {
    }

    /// One sentence; `replacement` is the token to take instead of `token` by one click, null when there is none to offer.
    record Warning(String sentence, String token, String replacement) {
    }

    static List<Warning> of(Contrast contrast, Findings findings, Session.Problem problem) {
        if (findings == null) {
            return List.of();
        }
        Vocabulary vocabulary = findings.model().vocabulary();
        List<Warning> warnings = new ArrayList<>();
        if (problem != null && concerns(problem, findings)) {
            warnings.add(plain(problem.sentence()));
        }
        Stream.concat(contrast.answers().stream(), contrast.distractors().stream()).distinct()
                .forEach(token -> addOwn(warnings, token, vocabulary));
        Set<String> both = new LinkedHashSet<>(contrast.answers());
        both.retainAll(contrast.distractors());
        both.forEach(token -> warnings.add(plain(VocabularySearch.label(vocabulary, token)
                + " is both answer and distractor, so it cancels out; take it away on one side.")));
        if (warnings.isEmpty() && findings.experiment().contrast().equals(contrast)) {
            findings.warnings().stream().filter(sentence -> names(contrast, sentence, vocabulary)).forEach(sentence -> warnings.add(plain(sentence)));
        }
        return warnings;
    }

    private static void addOwn(List<Warning> warnings, String token, Vocabulary vocabulary) {
        if (VocabularySearch.id(vocabulary, token) < 0) {
            warnings.add(plain("“" + VocabularySearch.shown(token) + "” is not one token of this model; take one from the list."));
        } else if (!token.isEmpty() && Character.isLetter(token.codePointAt(0)) && vocabulary.texts().contains(" " + token)) {
            warnings.add(new Warning("“" + token + "” has no space in front; inside a sentence the token is ·" + token + ".", token, " " + token));
        }
    }

    /// The contrast is what changed since the run that succeeded.
    private static boolean concerns(Session.Problem problem, Findings findings) {
        return problem.of().prompt().equals(findings.experiment().prompt()) && problem.of().model().equals(findings.experiment().model())
                && !problem.of().contrast().equals(findings.experiment().contrast());
    }

    private static boolean names(Contrast contrast, String sentence, Vocabulary vocabulary) {
        return Stream.concat(contrast.answers().stream(), contrast.distractors().stream())
                .anyMatch(token -> sentence.contains(token) || sentence.contains(VocabularySearch.label(vocabulary, token)));
    }

    private static Warning plain(String sentence) {
        return new Warning(sentence, null, null);
    }
}
