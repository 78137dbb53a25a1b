package glasshead.ui.contrast;

import glasshead.engine.Findings;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may be wrong with a contrast.
final class ContrastNotices {

    private ContrastNotices() {}

    /// One sentence, and what one click can do about it.
    ///
    /// @param offer what that is; empty when there is nothing
    record Warning(String sentence, String offer, UnaryOperator<Contrast> fix) {
    }

    /// @param meant the prompt that the contrast was chosen for
    static List<Warning> of(Experiment now, Prompt meant, @Nullable Findings findings, Session.@Nullable Problem problem) {
        if (findings == null) {
            return List.of();
        }
        Contrast contrast = now.contrast();
        List<Warning> warnings = new ArrayList<>();
        if (problem != null && concerns(problem, findings)) {
            warnings.add(plain(problem.sentence()));
        }
        boolean measured = findings.experiment().contrast().equals(contrast);
        Stream.concat(contrast.answers().stream(), contrast.distractors().stream()).distinct().forEach(
                token -> addDoubt(warnings, token, findings.model().vocabulary(), measured ? findings.warnings() : List.of()));
        // a patch that is made live puts the second prompt in the first one's place, and the question stays
        boolean another = !now.prompt().equals(meant) && !now.other().equals(meant);
        if (another && findings.experiment().prompt().equals(now.prompt()) && measured) {
            UnlikelyTokens.warning(findings).ifPresent(warnings::add);
        }
        return warnings;
    }

    /// The missing space is said here and not in the engine's words, because here it can be put right.
    private static void addDoubt(List<Warning> warnings, String token, Vocabulary vocabulary, List<String> found) {
        if (!token.isEmpty() && Character.isLetter(token.codePointAt(0)) && vocabulary.texts().contains(" " + token)) {
            warnings.add(new Warning("“" + token + "” has no space in front; inside a sentence the token is ·" + token + ".",
                    "Use " + VocabularySearch.shown(" " + token), contrast -> replacing(contrast, token, " " + token)));
        } else {
            found.stream().filter(sentence -> sentence.startsWith("'" + token + "' ")).forEach(sentence -> warnings.add(plain(sentence)));
        }
    }

    /// The contrast is what changed since the run that succeeded.
    private static boolean concerns(Session.Problem problem, Findings findings) {
        Experiment failed = problem.of();
        Experiment ran = findings.experiment();
        return failed != null && problem.lines().isEmpty() && failed.prompt().equals(ran.prompt()) && failed.model().equals(ran.model())
                && !failed.contrast().equals(ran.contrast());
    }

    private static Warning plain(String sentence) {
        return new Warning(sentence, "", UnaryOperator.identity());
    }

    private static Contrast replacing(Contrast contrast, String token, String replacement) {
        UnaryOperator<List<String>> replaced = tokens -> tokens.stream().map(each -> each.equals(token) ? replacement : each).distinct()
                .toList();
        return contrast.withAnswers(replaced.apply(contrast.answers())).withDistractors(replaced.apply(contrast.distractors()));
    }
}
