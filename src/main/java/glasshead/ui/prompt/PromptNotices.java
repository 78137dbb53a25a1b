package glasshead.ui.prompt;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Alignment;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import org.jspecify.annotations.Nullable;

/// Chooses what the line under a prompt says: the worst that is wrong with it, else how long it is.
final class PromptNotices {

    private static final String ODD_SPACE = "The prompt ends in a space: GPT-2 tokens start with one, so the model sees an odd token; "
            + "delete it?";

    private PromptNotices() {}

    /// @param findings the last that succeeded
    /// @param problem  why there are none for `experiment`
    static Notice of(PromptSlot slot, Experiment experiment, @Nullable Findings findings, Session.@Nullable Problem problem) {
        Prompt prompt = slot.of(experiment);
        if (prompt.isEmpty()) {
            return empty(slot);
        }
        Experiment failed = problem == null ? null : problem.of();
        if (problem != null && failed != null && problem.lines().isEmpty() && culprit(problem, failed, findings) == slot) {
            return Notice.error(problem.sentence()).fixedBy(problem.excess() > 0 ? Notice.Fix.CUT : Notice.Fix.NONE);
        }
        if (prompt instanceof Prompt.Text(String text) && text.endsWith(" ")) {
            return Notice.warning(ODD_SPACE).fixedBy(Notice.Fix.DROP_SPACE);
        }
        return findings == null ? Notice.legend("Loading the model…") : length(slot, findings);
    }

    private static Notice empty(PromptSlot slot) {
        return slot == PromptSlot.FIRST
                ? Notice.warning("The prompt is empty; what is shown below belongs to the one before.")
                : Notice.legend("A prompt to compare with; resample takes activations from it.");
    }

    /// The prompt that a problem is about: the one that changed since the run that succeeded; nothing when it is about neither.
    private static @Nullable PromptSlot culprit(Session.Problem problem, Experiment failed, @Nullable Findings findings) {
        Experiment before = findings == null ? null : findings.experiment();
        boolean first = before == null || !before.prompt().equals(failed.prompt());
        boolean second = before != null && !before.other().equals(failed.other());
        if (problem.excess() > 0) {
            return second && !first ? PromptSlot.SECOND : PromptSlot.FIRST;
        }
        if (before != null && !before.model().equals(failed.model())) {
            return null;
        }
        return first ? PromptSlot.FIRST : second ? PromptSlot.SECOND : null;
    }

    private static Notice length(PromptSlot slot, Findings findings) {
        TokenRow own = slot.tokens(findings);
        int context = findings.model().context();
        if (slot == PromptSlot.FIRST) {
            return Notice.legend(counted(own.length()) + " of at most " + context
                    + " · click one to read the logits there, click again for the last");
        }
        if (own.length() == 0) {
            return Notice.legend(""); // its run is under way
        }
        int first = findings.tokens().length();
        if (own.length() != first) {
            return Notice.warning(counted(own.length()) + " here, " + first
                    + " in the first prompt: resampling at all positions needs equal lengths.");
        }
        Alignment there = Differences.of(own, findings.tokens());
        String differ = there.unmatched() + " of " + counted(first) + " differ from the first prompt";
        return there.isByPosition() ? Notice.legend(differ)
                : Notice.warning(differ + ", others moved: resampling takes the same positions, not the same words.");
    }

    private static String counted(int tokens) {
        return tokens == 1 ? "1 token" : tokens + " tokens";
    }
}
