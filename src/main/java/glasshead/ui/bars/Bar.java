package glasshead.ui.bars;

/// What one part writes towards the answer, in logits.
///
/// @param before  in the run without interventions
/// @param after   in the run with them; the same as `before` when there are none
/// @param ablated whether an active intervention changes this very part
public record Bar(Part part, double before, double after, boolean ablated) {

    public double change() {
        return after - before;
    }
}
