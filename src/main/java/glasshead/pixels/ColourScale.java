package glasshead.pixels;

/// From a value to its colour: `low` is the table's first entry, `high` its last, values beyond either end get that end's colour.
///
/// @param table opaque ARGB colours, evenly spaced from `low` to `high`
public record ColourScale(int[] table, double low, double high) {

    /// The colour of `NaN`: what is undefined shows the panel behind it.
    public static final int TRANSPARENT = 0;

    /// From zero to `limit`.
    public static ColourScale sequential(Palette palette, boolean dark, double limit) {
        return new ColourScale(palette.sequential(dark), 0, limit);
    }

    /// From `-limit` to `limit`, so that zero is neutral.
    public static ColourScale diverging(Palette palette, boolean dark, double limit) {
        return new ColourScale(palette.diverging(dark), -limit, limit);
    }

    /// ARGB.
    public int colour(double value) {
        if (Double.isNaN(value)) {
            return TRANSPARENT;
        }
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return table[(int) Math.clamp(Math.floor(share * table.length), 0, table.length - 1)];
    }
}
