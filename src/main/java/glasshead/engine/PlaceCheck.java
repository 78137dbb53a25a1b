package glasshead.engine;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Neuron;
import glasshead.experiment.Site;
import glasshead.experiment.Site.Axes;
import glasshead.experiment.Where;
import glasshead.gpt2.Gpt2Config;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Says in a sentence what keeps an intervention from being made in a model of this shape, whatever the prompt.
///
/// @param neurons of the MLP in each layer, 0 for a model without MLPs
public record PlaceCheck(int layers, int heads, int neurons) {

    private static final Set<Site> OPEN = EnumSet.of(Site.EMBED, Site.POS_EMBED, Site.RESID_PRE, Site.Q, Site.K, Site.V, Site.ATTN_SCORES,
            Site.PATTERN,
            Site.Z,
            Site.ATTN_OUT, Site.RESID_MID, Site.MLP_PRE, Site.MLP_POST, Site.MLP_OUT, Site.RESID_POST);
    private static final Set<Site> OF_MLP = EnumSet.of(Site.LN2_NORMALIZED, Site.MLP_PRE, Site.MLP_POST, Site.MLP_OUT);

    static PlaceCheck of(Gpt2Config config) {
        return new PlaceCheck(config.layers(), config.heads(), config.dMlp());
    }

    public static PlaceCheck of(ModelInfo model) {
        return new PlaceCheck(model.layers(), model.heads(), model.dMlp());
    }

    /// The sentence, or empty when the intervention can be made.
    public Optional<String> objection(Intervention line) {
        try {
            check(line);
            return Optional.empty();
        } catch (BadInput problem) {
            return Optional.of(problem.getMessage());
        }
    }

    /// @throws BadInput when it can't be made
    void check(Intervention line) {
        Where where = line.where();
        require(OPEN.contains(where.site()), where.siteName() + " can be read but not changed; change what goes into it instead.");
        check(where);
        check(line.action(), where);
    }

    /// @throws BadInput when the model has none
    public void check(Component component) {
        check(switch (component) {
            case Head head -> Where.z(head);
            case Direction direction -> direction.where();
            case Neuron neuron -> Where.layer(Site.MLP_POST, neuron.layer()).withNeuron(neuron.index());
        });
    }

    private void check(Where where) {
        Axes axes = where.site().axes();
        require(where.layer() >= 0 && (where.layer() < layers || !where.site().perLayer()),
                "There is no layer " + where.layer() + "; the model has " + layers + ", counted from 0.");
        require(neurons > 0 || !OF_MLP.contains(where.site()), "This model has no MLPs, so there is no " + where.siteName() + ".");
        inRange(where.head(), heads, "head", axes == Axes.HEAD || axes == Axes.PATTERN, where);
        inRange(where.neuron(), neurons, "neuron", axes == Axes.NEURON, where);
    }

    private static void inRange(int index, int size, String what, boolean hasThem, Where where) {
        if (index != Where.ALL) {
            require(hasThem, where.siteName() + " has no " + what + "s; leave the " + what + " out.");
            require(index >= 0 && index < size, "There is no " + what + " " + index + "; the model has " + size + ", counted from 0.");
        }
    }

    private static void check(Action action, Where where) {
        boolean pattern = where.site().axes() == Axes.PATTERN;
        boolean residual = where.site().axes() == Axes.RESIDUAL;
        require(where.site() != Site.ATTN_SCORES || action instanceof Action.CutParts,
                "Of scores only a pair of parts can be cut (cutParts); change the pattern, the queries or the keys instead.");
        switch (action) {
            case Action.CutParts cut -> require(where.site() == Site.ATTN_SCORES && where.head() != Where.ALL,
                    "Parts are cut in the scores of one head (attn.hook_attn_scores), not at " + where.siteName() + ".");
            case Action.Cut cut -> require(pattern, "Edges can only be cut in a pattern (attn.hook_pattern), not at " + where.siteName()
                    + ".");
            case Action.Mean mean -> require(!pattern,
                    "A pattern has no mean over prompts of different length; take the mean of z instead.");
            case Action.AddUnembedding add -> require(residual,
                    "An unembedding direction can only be added to the residual stream or to what is written into it, not at " + where
                            .siteName() + ".");
            case Action.AddDifference add -> require(!pattern,
                    "A difference can't be added to a pattern; choose q, k, z or the residual stream.");
            case Action.Set set -> finite(set.value());
            case Action.Scale scale -> finite(scale.factor());
            case Action.CopyOther copy -> require(!pattern || copy.otherPositions().all(),
                    "A pattern can only be taken from the second prompt as a whole; leave the other positions out.");
            case Action.CopyReference copy -> {}
            case Action.Freeze freeze -> {}
            case Action.KeepOnly keep -> require(where.equals(Action.KeepOnly.PLACE), "A circuit is kept of the whole model; write it at "
                    + Action.KeepOnly.PLACE.siteName() + ", not at " + where.siteName() + ".");
        }
        if (action instanceof Action.AddUnembedding add) {
            finite(add.strength());
        } else if (action instanceof Action.AddDifference add) {
            finite(add.strength());
        }
    }

    private static void finite(double number) {
        require(Double.isFinite((float) number), "The number " + number + " is too large or no number; give an ordinary one.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadInput(sentence);
        }
    }
}
