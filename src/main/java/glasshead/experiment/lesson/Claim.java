package glasshead.experiment.lesson;

import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import org.jspecify.annotations.Nullable;

/// A number that a text speaks of, as it has to be: a value within a distance, or bounds.
///
/// @param solved whether it is about the step's solution instead of its state
/// @param is     what it is, together with `within`
/// @param within how far from it it may be
public record Claim(Figure figure, @Nullable Boolean solved, @Nullable Double is, @Nullable Double within, @Nullable Double above,
        @Nullable Double below) {

    public Claim {
        if ((is == null) != (within == null) || (is == null) == (above == null && below == null)) {
            throw new BadInput("a claim has either 'is' and 'within', or 'above', 'below'");
        }
        if (is == null) {
            new Bounds(above, below);
        }
    }

    public boolean ofSolution() {
        return solved != null && solved;
    }

    public boolean holds(double number) {
        return is == null || within == null ? new Bounds(above, below).hold(number) : Math.abs(number - is) <= within;
    }

    /// What it should be.
    public String wanted() {
        return is == null || within == null ? new Bounds(above, below).toString() : Texts.format("%.4g ± %.2g", is, within);
    }
}
