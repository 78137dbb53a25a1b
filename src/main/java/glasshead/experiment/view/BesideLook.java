package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Usual;

/// What is shown beside the attention.
///
/// @param layer whose MLP is unfolded into its neurons
public record BesideLook(Beside shown, WhyLook why, int layer) {

    @Usual
    public static final BesideLook USUAL = new BesideLook(Beside.BARS, WhyLook.USUAL, 0);

    public BesideLook {
        if (layer < 0) {
            throw new BadInput("a layer counts from 0");
        }
    }

    public BesideLook withShown(Beside changed) {
        return new BesideLook(changed, why, layer);
    }

    /// One of them shown, or the bars in its place.
    public BesideLook showing(Beside what, boolean now) {
        return now ? withShown(what) : shown == what ? withShown(Beside.BARS) : this;
    }

    public BesideLook withWhy(WhyLook changed) {
        return new BesideLook(shown, changed, layer);
    }

    /// The neurons of this layer's MLP.
    public BesideLook unfolding(int mlp) {
        return new BesideLook(Beside.NEURONS, why, mlp);
    }
}
