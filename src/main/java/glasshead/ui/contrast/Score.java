package glasshead.ui.contrast;

import glasshead.analysis.Predictions;
import glasshead.engine.Findings;
import glasshead.ui.format.Numbers;
import org.jspecify.annotations.Nullable;

/// The logit difference before and after, ready to be written.
///
/// @param before     empty without an ablation
/// @param after      what the model says now
/// @param change     change and divergence; without an ablation what the difference means for the probabilities
/// @param towards    the side that the model prefers now, if either
record Score(String before, String after, String change, @Nullable ContrastSide towards) {

    static final Score NONE = new Score("", "", "", null);

    static Score of(@Nullable Findings findings) {
        if (findings == null || findings.contrast().isEmpty()) {
            return NONE;
        }
        Predictions baseline = findings.baseline().get(Predictions.ANALYSIS);
        Predictions ablated = findings.ablated().get(Predictions.ANALYSIS);
        double after = ablated.logitDifference();
        ContrastSide towards = after > 0 ? ContrastSide.ANSWER : after < 0 ? ContrastSide.DISTRACTOR : null;
        if (!findings.hasAblation()) {
            return new Score("", Numbers.signed(after), likelihood(findings, after), towards);
        }
        String change = Numbers.signed(after - baseline.logitDifference())
                + " · KL " + Numbers.plain(baseline.divergenceTo(ablated), 2) + " nats";
        return new Score(Numbers.signed(baseline.logitDifference()), Numbers.signed(after), change, towards);
    }

    /// e to the difference is how many times likelier the one token is than the other; of several tokens' means it says nothing so plain.
    private static String likelihood(Findings findings, double difference) {
        if (findings.contrast().answers().length != 1 || findings.contrast().distractors().length != 1) {
            return "";
        }
        double times = Math.exp(Math.abs(difference));
        String figure = times >= 1000 ? "over 1000" : Numbers.plain(times, times < 10 ? 1 : 0);
        int winner = (difference < 0 ? findings.contrast().distractors() : findings.contrast().answers())[0];
        return findings.model().vocabulary().label(winner) + " is " + figure + " times as likely";
    }
}
