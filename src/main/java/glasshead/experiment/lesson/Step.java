package glasshead.experiment.lesson;

import glasshead.experiment.BadInput;
import glasshead.experiment.view.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing to read, to look at and, where there is a check, to do.
///
/// @param text     a few sentences
/// @param state    what is to be on screen; nothing where the step goes on with what is there
/// @param check    what is to be done; nothing where there is only something to look at
/// @param hint     told when it is asked for; empty for none
/// @param solution a state in which the check is met; nothing where the check itself says its answer, or there is no check
/// @param claims   the figures that the text speaks of, so that they can be checked
public record Step(String title, String text, @Nullable Shown state, @Nullable Check check, String hint, @Nullable Shown solution,
        List<Claim> claims) {

    private static final int MOST_CLAIMS = 40;

    public Step {
        title = Lesson.titled(title, "a step");
        Lesson.checkLength("text", text);
        Lesson.checkLength("hint", hint);
        if (check == null && solution != null) {
            throw new BadInput("a step without a check has no solution");
        }
        if (claims.size() > MOST_CLAIMS) {
            throw new BadInput("a step may have " + MOST_CLAIMS + " claims, and this one has " + claims.size());
        }
        claims = List.copyOf(claims);
    }

    /// Something to look at.
    public static Step toLookAt(String title, String text, Shown state) {
        return new Step(title, text, state, null, "", null, List.of());
    }

    public Step withWords(String changedTitle, String changedText) {
        return new Step(changedTitle, changedText, state, check, hint, solution, claims);
    }
}
