package glasshead.experiment.view;

import glasshead.experiment.BadInput;

/// A cell of a lens that was clicked.
///
/// @param layer    the block that is entered there; the number of blocks for the end
/// @param middle   whether behind that block's attention
/// @param position of the token, or [#NOWHERE]
public record LensSpot(int layer, boolean middle, int position) {

    public static final int NOWHERE = -1;
    public static final LensSpot NONE = new LensSpot(NOWHERE, false, NOWHERE);

    public LensSpot {
        if (layer < NOWHERE || position < NOWHERE) {
            throw new BadInput("layers and positions count from 0, and " + NOWHERE + " stands for none");
        }
    }
}
