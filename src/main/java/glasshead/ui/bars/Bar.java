package glasshead.ui.bars;

import glasshead.experiment.Part;

/// What one part writes towards the answer, in logits.
///
/// @param before  in the run without interventions
/// @param after   in the run with them; the same as `before` when there are none
/// @param ablated whether an active intervention changes this very part
/// @param error   standard error of `after` over a set, `NaN` for one prompt
/// @param takes   what ablating the part really takes away, where that is known; else `NaN`
public record Bar(Part part, double before, double after, boolean ablated, double error, double takes) {

    Bar(Part part, double before, double after, boolean ablated) {
        this(part, before, after, ablated, Double.NaN, Double.NaN);
    }

    public double change() {
        return after - before;
    }

    /// How far it reaches to either side, its error with it.
    double end(int side) {
        return after + (Double.isNaN(error) ? 0 : side * error);
    }
}
