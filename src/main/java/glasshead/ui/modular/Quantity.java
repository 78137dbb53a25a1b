package glasshead.ui.modular;

import glasshead.ui.format.Numbers;

/// What the cells of a picture are.
enum Quantity {
    LOGIT("logits", true),
    LOSS("nats", false),
    ATTENTION("share, 0 to 1", false),
    ACTIVATION("activation", true),
    COEFFICIENT("size", false);

    private final String unit;
    private final boolean signed;

    Quantity(String unit, boolean signed) {
        this.unit = unit;
        this.signed = signed;
    }

    String unit() {
        return unit;
    }

    /// Whether it may be negative.
    boolean signed() {
        return signed;
    }

    /// With its unit.
    String full(double value) {
        return switch (this) {
            case LOGIT, LOSS -> brief(value) + " " + unit;
            case ATTENTION -> Numbers.percent(value);
            case ACTIVATION, COEFFICIENT -> unit + " " + brief(value);
        };
    }

    String brief(double value) {
        return switch (this) {
            case LOGIT -> Numbers.signed(value, 2);
            case LOSS -> ModularTexts.loss(value);
            case ATTENTION, ACTIVATION, COEFFICIENT -> Numbers.plain(value, 3);
        };
    }

    /// For the ends and the middle of a colour bar that reaches to `limit`.
    String tick(double value, double limit) {
        if (this == LOSS && limit < 0.01) {
            return ModularTexts.loss(value);
        }
        int decimals = limit >= 100 ? 0 : limit >= 1 ? 1 : limit >= 0.1 ? 2 : 3;
        return this == LOGIT ? Numbers.signed(value, decimals) : Numbers.plain(value, decimals);
    }
}
