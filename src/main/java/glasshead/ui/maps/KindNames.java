package glasshead.ui.maps;

import glasshead.experiment.MapKind;

/// What a map is called above its picture.
final class KindNames {

    private KindNames() {}

    static String of(MapKind kind) {
        return switch (kind) {
            case ZERO, MLP_ZERO -> "Zero";
            case MEAN_OVER_POSITIONS, MLP_MEAN_OVER_POSITIONS -> "Mean";
            case MEAN_PER_POSITION -> "Mean per position";
            case RESAMPLE_FROM_OTHER -> "Resample";
            case ZERO_AT_END -> "Zero at the last token";
            case ZERO_BY_POSITION -> "Zero at one token";
            case ZERO_PAIRS -> "Together minus each alone";
            case PATCH_RESID_PRE -> "Residual stream before the block";
            case PATCH_RESID_MID -> "Residual stream after attention";
            case PATCH_ATTN_OUT -> "Attention output";
            case PATCH_MLP_OUT -> "MLP output";
            case PATCH_HEAD_OUT -> "Output z";
            case PATCH_HEAD_Q -> "Queries q";
            case PATCH_HEAD_K -> "Keys k";
            case PATCH_HEAD_V -> "Values v";
            case PATCH_HEAD_PATTERN -> "Pattern";
            case PATCH_HEAD_OUT_BY_POSITION -> "Output z at one token";
        };
    }
}
