package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonValue;

/// How well a model does on an [Example]: one number for each example, and its mean over a set.
///
/// All are read at the contrast's position. With several answers or distractors, logits are averaged and probabilities added up, as in
/// "How does GPT-2 compute greater-than?" (Hanna et al., 2023).
public enum Metric {
    /// Mean logit of the answers minus mean logit of the distractors.
    LOGIT_DIFFERENCE("logitDifference", "logit difference", "logits", false),
    /// Probability of all answers minus probability of all distractors.
    PROBABILITY_DIFFERENCE("probabilityDifference", "probability difference", "", false),
    /// Natural logarithm of the probability of all answers: minus the loss.
    LOG_PROBABILITY("answerLogProbability", "log probability of the answer", "nats", false),
    /// Kullback-Leibler divergence of this run from the untouched one, sum of p log(p / q) with p the untouched run's.
    KL("kl", "KL from the untouched run", "nats", false),
    /// 1 where the best answer has a higher logit than the best distractor, else 0.
    ACCURACY("accuracy", "answer above distractor", "", true),
    /// 1 where the most probable token is an answer, else 0.
    TOP1("top1", "answer is the most probable token", "", true);

    private final String key;
    private final String title;
    private final String unit;
    private final boolean share;

    Metric(String key, String title, String unit, boolean share) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.share = share;
    }

    /// @throws BadInput when there is no such metric
    public static Metric named(String key) {
        for (Metric metric : values()) {
            if (metric.key.equals(key)) {
                return metric;
            }
        }
        throw new BadInput("There is no metric " + Quoted.of(key)
                + "; there are logitDifference, probabilityDifference, answerLogProbability, kl, accuracy and top1.");
    }

    /// How it is called in JSON and on the command line.
    @JsonValue
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /// Empty for what has none.
    public String unit() {
        return unit;
    }

    /// Whether each example is right or wrong, so that the mean is a share.
    public boolean isShare() {
        return share;
    }
}
