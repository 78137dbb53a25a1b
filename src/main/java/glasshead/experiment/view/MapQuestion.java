package glasshead.experiment.view;

import static glasshead.experiment.MapKind.MEAN_OVER_POSITIONS;
import static glasshead.experiment.MapKind.MEAN_PER_POSITION;
import static glasshead.experiment.MapKind.MLP_MEAN_OVER_POSITIONS;
import static glasshead.experiment.MapKind.MLP_ZERO;
import static glasshead.experiment.MapKind.PATCH_ATTN_OUT;
import static glasshead.experiment.MapKind.PATCH_HEAD_K;
import static glasshead.experiment.MapKind.PATCH_HEAD_OUT;
import static glasshead.experiment.MapKind.PATCH_HEAD_OUT_BY_POSITION;
import static glasshead.experiment.MapKind.PATCH_HEAD_PATTERN;
import static glasshead.experiment.MapKind.PATCH_HEAD_Q;
import static glasshead.experiment.MapKind.PATCH_HEAD_V;
import static glasshead.experiment.MapKind.PATCH_MLP_OUT;
import static glasshead.experiment.MapKind.PATCH_RESID_MID;
import static glasshead.experiment.MapKind.PATCH_RESID_PRE;
import static glasshead.experiment.MapKind.RESAMPLE_FROM_OTHER;
import static glasshead.experiment.MapKind.ZERO;
import static glasshead.experiment.MapKind.ZERO_AT_END;
import static glasshead.experiment.MapKind.ZERO_BY_POSITION;
import static glasshead.experiment.MapKind.ZERO_PAIRS;

import glasshead.experiment.MapKind;
import glasshead.experiment.Word;
import java.util.List;

/// What is shown together: the maps that are computed one after the other and drawn side by side.
public enum MapQuestion implements Word {
    HEADS(MapFamily.ABLATION, "All positions", "Each head's output set to zero, to its mean, or taken from the second prompt",
            ZERO, MEAN_OVER_POSITIONS, RESAMPLE_FROM_OTHER),
    HEADS_VARIANTS(MapFamily.ABLATION, "Variants",
            "Each head's output set to its mean at each position, or to zero at the last position only",
            MEAN_PER_POSITION, ZERO_AT_END),
    MLPS(MapFamily.MLPS, "MLPs",
            "Each MLP's output set to zero, or to its mean · upright line: losing its direct attribution and nothing else", MLP_ZERO,
            MLP_MEAN_OVER_POSITIONS),
    BY_POSITION(MapFamily.BY_POSITION, "By position", "Each head's output set to zero at one position", ZERO_BY_POSITION),
    RESIDUAL(MapFamily.PATCHING, "Residual", "The residual stream before each block, or between its attention and its MLP",
            PATCH_RESID_PRE, PATCH_RESID_MID),
    OUTPUTS(MapFamily.PATCHING, "Attention, MLP", "What each layer's attention or MLP writes", PATCH_ATTN_OUT, PATCH_MLP_OUT),
    PATCHED_HEADS(MapFamily.PATCHING, "Heads", "Each head's output, queries, keys, values or pattern, at all positions",
            PATCH_HEAD_OUT, PATCH_HEAD_Q, PATCH_HEAD_K, PATCH_HEAD_V, PATCH_HEAD_PATTERN),
    PATCHED_HEADS_BY_POSITION(MapFamily.PATCHING, "Heads by position", "Each head's output at one position", PATCH_HEAD_OUT_BY_POSITION),
    PAIRS(MapFamily.PAIRS, "Pairs", "Two heads set to zero together: the effect minus the sum of each alone", ZERO, ZERO_PAIRS);

    private final MapFamily family;
    private final String label;
    private final String meaning;
    private final List<MapKind> kinds;

    MapQuestion(MapFamily family, String label, String meaning, MapKind... kinds) {
        this.family = family;
        this.label = label;
        this.meaning = meaning;
        this.kinds = List.of(kinds);
    }

    public MapFamily family() {
        return family;
    }

    public String label() {
        return label;
    }

    /// One sentence without its full stop.
    public String meaning() {
        return meaning;
    }

    public List<MapKind> kinds() {
        return kinds;
    }

    public boolean patching() {
        return family == MapFamily.PATCHING;
    }

    /// Whether rows are heads of all layers, so that one layer can be chosen.
    public boolean headsByPosition() {
        return this == BY_POSITION || this == PATCHED_HEADS_BY_POSITION;
    }
}
