package glasshead.ui.bars;

/// Where the columns of every row lie: name, bars around a shared zero, one or two values at the right. In pixels.
///
/// @param values how many columns of numbers
/// @param left   where the most negative bar may begin
/// @param zero   the axis
/// @param unit   pixels for each logit
record BarColumns(double width, int values, double nameWidth, double valueWidth, double left, double zero, double unit) {

    private static final double NAME_EMS = 5.9;
    private static final double VALUE_EMS = 3.9;
    private static final double GAP_EMS = 0.5;

    static BarColumns of(double width, double em, int values, double low, double high) {
        double name = NAME_EMS * em;
        double value = VALUE_EMS * em;
        double room = Math.max(0, width - name - values * value - GAP_EMS * em);
        double range = high - low;
        // without any bar the axis stands in the middle
        double unit = range > 0 ? room / range : 0;
        double zero = Math.round(name + (range > 0 ? -low * unit : room / 2));
        return new BarColumns(width, values, name, value, name, zero, unit);
    }

    /// Left end of the bar of a value.
    double start(double value) {
        return zero + Math.min(0, value) * unit;
    }

    /// Where a value lies, no further out than the bars' room: its number tells how far it would be.
    double clamped(double value) {
        return Math.clamp(zero + value * unit, left, Math.max(left, value(0)));
    }

    double length(double value) {
        return Math.abs(value) * unit;
    }

    /// Left end of a column of numbers, 0 for the first.
    double value(int column) {
        return width - (values - column) * valueWidth;
    }
}
