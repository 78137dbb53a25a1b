package glasshead.ui.contrast;

import glasshead.engine.Findings;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Contrast;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What may be wrong with a contrast.
final class ContrastNotices {

    private ContrastNotices() {}

    /// One sentence; `replacement` is the token to take instead of `token` by one click, null when there is none to offer.
    record Warning(String sentence, String token, String replacement) {
    }

    static List<Warning> of(Contrast contrast, Findings findings, Session.Problem problem) {
        if (findings == null) {
            return List.of();
        }
        List<Warning> warnings = new ArrayList<>();
        if (problem != null && concerns(problem, findings)) {
            warnings.add(plain(problem.sentence()));
        }
        boolean measured = findings.experiment().contrast().equals(contrast);
        Stream.concat(contrast.answers().stream(), contrast.distractors().stream()).distinct().forEach(
                token -> addDoubt(warnings, token, findings.model().vocabulary(), measured ? findings.warnings() : List.of()));
        return warnings;
    }

    /// The missing space is said here and not in the engine's words, because here it can be put right.
    private static void addDoubt(List<Warning> warnings, String token, Vocabulary vocabulary, List<String> found) {
        if (!token.isEmpty() && Character.isLetter(token.codePointAt(0)) && vocabulary.texts().contains(" " + token)) {
            warnings.add(new Warning("“" + token + "” has no space in front; inside a sentence the token is ·" + token + ".", token, " "
                    + token));
        } else {
            found.stream().filter(sentence -> sentence.startsWith("'" + token + "' ")).forEach(sentence -> warnings.add(plain(sentence)));
        }
    }

    /// The contrast is what changed since the run that succeeded.
    private static boolean concerns(Session.Problem problem, Findings findings) {
        return problem.of() != null && problem.lines().isEmpty() && problem.of().prompt().equals(findings.experiment().prompt()) && problem
                .of().model().equals(findings.experiment().model())
                && !problem.of().contrast().equals(findings.experiment().contrast());
    }

    private static Warning plain(String sentence) {
        return new Warning(sentence, null, null);
    }
}
