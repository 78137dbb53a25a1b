package glasshead.ui.interventions;

import glasshead.engine.ModelInfo;
import glasshead.experiment.Site;
import glasshead.experiment.Site.Axes;
import java.util.Arrays;
import java.util.List;

/// The activations that can be changed, by their names in words.
enum PlaceKind {
    HEAD_OUTPUT("head output (z)", Site.Z),
    PATTERN("attention pattern", Site.PATTERN),
    QUERY("queries (q)", Site.Q),
    KEY("keys (k)", Site.K),
    VALUE("values (v)", Site.V),
    ATTENTION_OUT("attention output", Site.ATTN_OUT),
    MLP_OUT("MLP output", Site.MLP_OUT),
    NEURONS("MLP neuron", Site.MLP_POST),
    RESIDUAL_BEFORE("residual stream before the block", Site.RESID_PRE),
    RESIDUAL_MIDDLE("residual stream between attention and MLP", Site.RESID_MID),
    RESIDUAL_AFTER("residual stream after the block", Site.RESID_POST),
    EMBEDDING("token embedding", Site.EMBED),
    POSITION("position embedding", Site.POS_EMBED);

    private final String label;
    private final Site site;

    PlaceKind(String label, Site site) {
        this.label = label;
        this.site = site;
    }

    /// Those that a model has.
    static List<PlaceKind> of(ModelInfo model) {
        return Arrays.stream(values()).filter(kind -> model.dMlp() > 0 || kind != MLP_OUT && kind != NEURONS).toList();
    }

    String label() {
        return label;
    }

    Site site() {
        return site;
    }

    boolean perNeuron() {
        return site.axes() == Axes.NEURON;
    }

    boolean perHead() {
        return site.axes() == Axes.HEAD || site.axes() == Axes.PATTERN;
    }
}
