package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Neuron;
import glasshead.experiment.Usual;

/// What is shown beside the attention.
///
/// @param layer  whose MLP is unfolded into its neurons
/// @param neuron the one of them that is chosen, or [#NONE] for the strongest
public record BesideLook(Beside shown, WhyLook why, int layer, int neuron) {

    public static final int NONE = -1;

    @Usual
    public static final BesideLook USUAL = new BesideLook(Beside.BARS, WhyLook.USUAL, 0, NONE);

    public BesideLook {
        if (layer < 0) {
            throw new BadInput("a layer counts from 0");
        }
        if (neuron < NONE) {
            throw new BadInput("a chosen neuron counts from 0, or is " + NONE + " for none");
        }
    }

    public BesideLook withShown(Beside changed) {
        return new BesideLook(changed, why, layer, neuron);
    }

    /// One of them shown, or the bars in its place.
    public BesideLook showing(Beside what, boolean now) {
        return now ? withShown(what) : shown == what ? withShown(Beside.BARS) : this;
    }

    public BesideLook withWhy(WhyLook changed) {
        return new BesideLook(shown, changed, layer, neuron);
    }

    /// The neurons of this layer's MLP.
    public BesideLook unfolding(int mlp) {
        return new BesideLook(Beside.NEURONS, why, mlp, NONE);
    }

    /// One neuron among those of its MLP.
    public BesideLook unfolding(Neuron chosen) {
        return new BesideLook(Beside.NEURONS, why, chosen.layer(), chosen.index());
    }
}
