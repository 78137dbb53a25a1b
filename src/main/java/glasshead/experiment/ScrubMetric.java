package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonValue;

/// What causal scrubbing measures of every row. Arrays that are by metric are in the order of these.
public enum ScrubMetric {
    /// [Metric#LOGIT_DIFFERENCE].
    LOGIT_DIFFERENCE("logitDifference", "logit difference"),
    /// Minus [Metric#LOG_PROBABILITY] of the answer.
    LOSS("loss", "loss"),
    /// [Metric#KL] from the untouched run, which nothing can cancel in.
    KL("kl", "KL");

    private final String key;
    private final String title;

    ScrubMetric(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /// @throws BadInput when there is no such metric
    public static ScrubMetric named(String key) {
        for (ScrubMetric metric : values()) {
            if (metric.key.equals(key)) {
                return metric;
            }
        }
        throw new BadInput("Scrubbing has no metric " + Quoted.of(key) + "; write logitDifference, loss or kl.");
    }

    /// How it is called in JSON and on the command line.
    @JsonValue
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /// The share of what the model has above the base that a value keeps; `NaN` where these two are equal.
    public static double recovered(double model, double base, double value) {
        boolean equal = Math.abs(model - base) <= 1e-9 * Math.max(1, Math.abs(model));
        return equal ? Double.NaN : (value - base) / (model - base);
    }
}
