package glasshead.ui.attention;

import glasshead.experiment.Weighting;

import glasshead.ui.format.Numbers;

/// How the values of an attention map are written.
final class Values {

    private Values() {}

    /// With unit: `99.4 %`, `1.270`, `+0.310 logits`.
    static String full(Weighting weighting, double value) {
        return switch (weighting) {
            case ATTENTION -> Numbers.percent(value);
            case VALUE -> Numbers.plain(value, 3);
            case LOGIT -> Numbers.signed(value, 3) + " logits";
        };
    }

    /// As short as it can be: `99 %`, `1.27`, `+0.31`; empty where it rounds to nothing.
    static String brief(Weighting weighting, double value) {
        String written = switch (weighting) {
            case ATTENTION -> Numbers.plain(100 * value, 0) + " %";
            case VALUE -> Numbers.plain(value, 2);
            case LOGIT -> Numbers.signed(value, 2);
        };
        return written.chars().anyMatch(digit -> digit >= '1' && digit <= '9') ? written : "";
    }

    /// For the ends and the middle of a colour bar, which reaches to `limit`.
    static String tick(Weighting weighting, double value, double limit) {
        int decimals = limit >= 1 ? 1 : limit >= 0.1 ? 2 : 3;
        return weighting.signed() ? Numbers.signed(value, decimals) : Numbers.plain(value, decimals);
    }
}
