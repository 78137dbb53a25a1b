package glasshead.experiment;

/// What follows on the way of a path, besides its ends.
public enum PathMode implements Word {
    /// MLPs are held at the untouched run's output.
    DIRECT("MLPs held"),
    /// MLPs on the way are computed anew, as in "Interpretability in the Wild" (Wang et al., 2022).
    THROUGH_MLPS("through MLPs"),
    /// MLPs are held, and what receivers read goes through LayerNorm with the untouched run's scale: paths to the logits are linear, so
    /// that the effects of several heads add up.
    FROZEN_NORM("MLPs held, LayerNorm frozen");

    private final String label;

    PathMode(String label) {
        this.label = label;
    }

    /// A few words for titles.
    public String label() {
        return label;
    }
}
