package glasshead.experiment.lesson;

import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A number lies between these.
///
/// @param above missing for no lower bound
/// @param below missing for no upper bound
public record Bounds(@Nullable Double above, @Nullable Double below) {

    public Bounds {
        if (above == null && below == null || above != null && below != null && above >= below) {
            throw new BadInput("there must be 'above', 'below', or both with above the smaller");
        }
    }

    boolean hold(double number) {
        return (above == null || number > above) && (below == null || number < below);
    }

    @Override
    public String toString() {
        if (above != null) {
            return below == null ? "above " + plain(above) : "between " + plain(above) + " and " + plain(below);
        }
        return "below " + plain(Objects.requireNonNull(below));
    }

    private static String plain(double number) {
        return Texts.format("%.3f", number).replaceFirst("\\.?0+$", "");
    }
}
