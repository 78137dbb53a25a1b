package glasshead.ui.maps;

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
import java.util.List;

/// What is shown together: the maps that are computed one after the other and drawn side by side.
enum Question {
    HEADS(Family.ABLATION, "All positions", "Each head's output set to zero, to its mean, or taken from the second prompt",
            ZERO, MEAN_OVER_POSITIONS, RESAMPLE_FROM_OTHER),
    HEADS_VARIANTS(Family.ABLATION, "Variants", "Each head's output set to its mean at each position, or to zero at the last position only",
            MEAN_PER_POSITION, ZERO_AT_END),
    MLPS(Family.MLPS, "MLPs", "Each MLP's output set to zero, or to its mean · upright line: as direct attribution foretells", MLP_ZERO,
            MLP_MEAN_OVER_POSITIONS),
    BY_POSITION(Family.BY_POSITION, "By position", "Each head's output set to zero at one position", ZERO_BY_POSITION),
    RESIDUAL(Family.PATCHING, "Residual", "The residual stream before each block, or between its attention and its MLP",
            PATCH_RESID_PRE, PATCH_RESID_MID),
    OUTPUTS(Family.PATCHING, "Attention, MLP", "What each layer's attention or MLP writes", PATCH_ATTN_OUT, PATCH_MLP_OUT),
    PATCHED_HEADS(Family.PATCHING, "Heads", "Each head's output, queries, keys, values or pattern, at all positions",
            PATCH_HEAD_OUT, PATCH_HEAD_Q, PATCH_HEAD_K, PATCH_HEAD_V, PATCH_HEAD_PATTERN),
    PATCHED_HEADS_BY_POSITION(Family.PATCHING, "Heads by position", "Each head's output at one position", PATCH_HEAD_OUT_BY_POSITION),
    PAIRS(Family.PAIRS, "Pairs", "Two heads set to zero together: the effect minus the sum of each alone", ZERO, ZERO_PAIRS);

    private final Family family;
    private final String label;
    private final String meaning;
    private final List<MapKind> kinds;

    Question(Family family, String label, String meaning, MapKind... kinds) {
        this.family = family;
        this.label = label;
        this.meaning = meaning;
        this.kinds = List.of(kinds);
    }

    Family family() {
        return family;
    }

    String label() {
        return label;
    }

    /// One sentence without its full stop.
    String meaning() {
        return meaning;
    }

    List<MapKind> kinds() {
        return kinds;
    }

    boolean patching() {
        return family == Family.PATCHING;
    }

    /// Whether rows are heads of all layers, so that one layer can be chosen.
    boolean headsByPosition() {
        return this == BY_POSITION || this == PATCHED_HEADS_BY_POSITION;
    }
}
