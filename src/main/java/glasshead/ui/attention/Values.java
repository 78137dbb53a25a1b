package glasshead.ui.attention;

import glasshead.analysis.Weighting;
import java.util.Locale;

/// How the values of an attention map are written.
final class Values {

    private static final double SMALLEST_SHARE = 0.0005;

    private Values() {
    }

    /// With unit: `99.4 %`, `1.27`, `+0.31 logits`.
    static String full(Weighting weighting, double value) {
        return switch (weighting) {
            case ATTENTION -> percent(value);
            case VALUE -> decimals("%.3f", value);
            case LOGIT -> signed("%+.3f", value) + " logits";
        };
    }

    /// As short as it can be: `99 %`, `1.27`, `+0.31`; empty where it rounds to nothing.
    static String brief(Weighting weighting, double value) {
        String written = switch (weighting) {
            case ATTENTION -> decimals("%.0f %%", 100 * value);
            case VALUE -> decimals("%.2f", value);
            case LOGIT -> signed("%+.2f", value);
        };
        return written.chars().anyMatch(c -> c >= '1' && c <= '9') ? written : "";
    }

    /// For the ends and the middle of a colour bar, which reaches to `limit`.
    static String tick(Weighting weighting, double value, double limit) {
        String pattern = limit >= 1 ? "%.1f" : limit >= 0.1 ? "%.2f" : "%.3f";
        boolean signed = weighting == Weighting.LOGIT && value != 0;
        return signed ? signed(pattern.replace("%", "%+"), value) : decimals(pattern, value);
    }

    private static String percent(double share) {
        return share > 0 && share < SMALLEST_SHARE ? "<0.1 %" : decimals("%.1f %%", 100 * share);
    }

    private static String decimals(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }

    private static String signed(String pattern, double value) {
        return decimals(pattern, value).replace('-', '−');
    }
}
