package glasshead.experiment.view;

import glasshead.experiment.MapKind;
import glasshead.experiment.Word;
import org.jspecify.annotations.Nullable;

/// What ablation of each head by itself really does over a set: a diamond on the row of its bar.
public enum SetAblation implements Word {
    NONE("–", "Bars only: what ablation really does is not computed", null),
    ZERO("Zero", "Each head's output set to zero in every prompt", MapKind.ZERO),
    MEAN("Mean", "Each head's output set to its mean over all tokens of the set", MapKind.MEAN_OVER_POSITIONS),
    RESAMPLE("Resample", "Each head's output taken from the prompt's own corrupted one", MapKind.RESAMPLE_FROM_OTHER);

    private final String label;
    private final String tooltip;
    private final @Nullable MapKind kind;

    SetAblation(String label, String tooltip, @Nullable MapKind kind) {
        this.label = label;
        this.tooltip = tooltip;
        this.kind = kind;
    }

    public String label() {
        return label;
    }

    public String tooltip() {
        return tooltip;
    }

    /// Nothing where nothing is computed.
    public @Nullable MapKind kind() {
        return kind;
    }
}
