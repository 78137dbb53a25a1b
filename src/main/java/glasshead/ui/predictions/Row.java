package glasshead.ui.predictions;

import glasshead.analysis.Predictions.Candidate;

/// One token with its place in both runs.
///
/// @param label  the token for people
/// @param before in the run without interventions
/// @param after  in the run with them; equal to `before` when there are none
record Row(String label, Role role, Candidate before, Candidate after) {

    /// What the token is in the contrast.
    enum Role {
        ANSWER("answer"), DISTRACTOR("distractor"), NONE("");

        private final String tag;

        Role(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }
    }

    int id() {
        return before.id();
    }

    /// In probability.
    double change() {
        return after.probability() - before.probability();
    }
}
