package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A question asked once for each part of the model: what is the logit difference after this part, and nothing else, was changed?
///
/// Ablations run on the prompt. Patching runs on the second prompt ("corrupted") and brings in one activation of the prompt ("clean"), or
/// the reverse. Names and shapes as in TransformerLens' `patching.get_act_patch_*`.
public enum MapKind {
    ZERO("zero", "Each head's output set to zero", Axes.HEADS, false),
    MEAN_OVER_POSITIONS("mean_over_positions", "Each head's output set to its mean over the reference prompts", Axes.HEADS, false),
    MEAN_PER_POSITION("mean_per_position", "Each head's output set to its mean at each position", Axes.HEADS, false),
    RESAMPLE_FROM_OTHER("resample_from_other", "Each head's output taken from the second prompt", Axes.HEADS, false),
    ZERO_AT_END("zero_at_end", "Each head's output set to zero at the last position", Axes.HEADS, false),
    ZERO_BY_POSITION("zero_by_position", "Each head's output set to zero at each position", Axes.HEADS_BY_POSITION, false),
    MLP_ZERO("mlp_zero", "Each MLP's output set to zero", Axes.LAYERS, false),
    MLP_MEAN_OVER_POSITIONS("mlp_mean_over_positions", "Each MLP's output set to its mean over the reference prompts", Axes.LAYERS, false),
    ZERO_PAIRS("zero_pairs", "Every two heads set to zero together", Axes.PAIRS, false),
    PATCH_RESID_PRE("patch_clean_into_other.resid_pre", "Residual stream before each block, patched", Axes.LAYERS_BY_POSITION, true),
    PATCH_RESID_MID("patch_clean_into_other.resid_mid", "Residual stream between attention and MLP, patched", Axes.LAYERS_BY_POSITION,
            true),
    PATCH_ATTN_OUT("patch_clean_into_other.attn_out", "Attention output, patched", Axes.LAYERS_BY_POSITION, true),
    PATCH_MLP_OUT("patch_clean_into_other.mlp_out", "MLP output, patched", Axes.LAYERS_BY_POSITION, true),
    PATCH_HEAD_OUT("patch_clean_into_other.attn_head_out_all_pos", "Each head's output, patched at all positions", Axes.HEADS, true),
    PATCH_HEAD_Q("patch_clean_into_other.attn_head_q_all_pos", "Each head's queries, patched", Axes.HEADS, true),
    PATCH_HEAD_K("patch_clean_into_other.attn_head_k_all_pos", "Each head's keys, patched", Axes.HEADS, true),
    PATCH_HEAD_V("patch_clean_into_other.attn_head_v_all_pos", "Each head's values, patched", Axes.HEADS, true),
    PATCH_HEAD_PATTERN("patch_clean_into_other.attn_head_pattern_all_pos", "Each head's pattern, patched", Axes.HEADS, true),
    PATCH_HEAD_OUT_BY_POSITION("patch_clean_into_other.attn_head_out_by_pos", "Each head's output, patched at each position",
            Axes.POSITIONS_BY_HEAD, true);

    /// What the axes of a map count, outermost first.
    public enum Axes {
        /// `[layer]`
        LAYERS,
        /// `[layer][head]`
        HEADS,
        /// `[layer][position]`
        LAYERS_BY_POSITION,
        /// `[layer][head][position]`
        HEADS_BY_POSITION,
        /// `[layer][position][head]`
        POSITIONS_BY_HEAD,
        /// `[pair]`: every two heads, the first one's later partners before the second one's
        PAIRS
    }

    /// One cell: its place in the map, and what is done for it.
    ///
    /// @param layer    the layer, or of a pair the first head's
    /// @param head     the head or [Where#ALL]
    /// @param position the position or [Positions#END] for none in particular
    public record Cell(int layer, int head, int position, List<Intervention> interventions) {
    }

    private final String key;
    private final String title;
    private final Axes axes;
    private final boolean patching;

    MapKind(String key, String title, Axes axes, boolean patching) {
        this.key = key;
        this.title = title;
        this.axes = axes;
        this.patching = patching;
    }

    /// @throws BadInput when there is no such kind
    public static MapKind named(String key) {
        for (MapKind kind : values()) {
            if (kind.key.equals(key)) {
                return kind;
            }
        }
        throw new BadInput("There is no map '" + key + "'; there are " + String.join(", ", List.of(values()).stream().map(MapKind::key)
                .toList()) + ".");
    }

    @JsonValue
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public Axes axes() {
        return axes;
    }

    /// Whether it brings one run's activations into another's, so that 0 to 1 has a meaning.
    public boolean patching() {
        return patching;
    }

    /// Whether its cells count positions.
    public boolean byPosition() {
        return axes == Axes.LAYERS_BY_POSITION || axes == Axes.HEADS_BY_POSITION || axes == Axes.POSITIONS_BY_HEAD;
    }

    /// Whether a second prompt is needed.
    public boolean needsOther() {
        return patching || this == RESAMPLE_FROM_OTHER;
    }

    /// Whether the model must have MLPs.
    public boolean needsMlps() {
        return this == MLP_ZERO || this == MLP_MEAN_OVER_POSITIONS || this == PATCH_MLP_OUT;
    }

    /// The lengths of the axes.
    public int[] shape(int layers, int heads, int positions) {
        return switch (axes) {
            case LAYERS -> new int[] {layers};
            case HEADS -> new int[] {layers, heads};
            case LAYERS_BY_POSITION -> new int[] {layers, positions};
            case HEADS_BY_POSITION -> new int[] {layers, heads, positions};
            case POSITIONS_BY_HEAD -> new int[] {layers, positions, heads};
            case PAIRS -> new int[] {layers * heads * (layers * heads - 1) / 2};
        };
    }

    /// All cells, in the order of the axes.
    public List<Cell> cells(int layers, int heads, int positions) {
        if (axes == Axes.PAIRS) {
            return pairs(layers * heads, heads);
        }
        List<Cell> cells = new ArrayList<>();
        int[] shape = shape(layers, heads, positions);
        int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        for (int cell = 0; cell < size; cell++) {
            int inner = cell % shape[shape.length - 1];
            int middle = cell / shape[shape.length - 1];
            cells.add(switch (axes) {
                case LAYERS -> cell(inner, Where.ALL, Positions.END);
                case HEADS -> cell(middle, inner, Positions.END);
                case LAYERS_BY_POSITION -> cell(middle, Where.ALL, inner);
                case HEADS_BY_POSITION -> cell(middle / heads, middle % heads, inner);
                case POSITIONS_BY_HEAD -> cell(middle / positions, inner, middle % positions);
                case PAIRS -> throw new IllegalStateException("pairs are counted apart");
            });
        }
        return cells;
    }

    private Cell cell(int layer, int head, int position) {
        Positions positions = position != Positions.END || this == ZERO_AT_END ? Positions.of(position) : Positions.ALL;
        Where where = Where.layer(site(), layer).withHead(head);
        return new Cell(layer, head, position, List.of(new Intervention(where, positions, action())));
    }

    private List<Cell> pairs(int count, int heads) {
        List<Cell> cells = new ArrayList<>();
        for (int first = 0; first < count; first++) {
            for (int second = first + 1; second < count; second++) {
                List<Intervention> both = List.of(Intervention.zero(new Head(first / heads, first % heads)),
                        Intervention.zero(new Head(second / heads, second % heads)));
                cells.add(new Cell(first / heads, first % heads, Positions.END, both));
            }
        }
        return cells;
    }

    private Site site() {
        return switch (this) {
            case ZERO, MEAN_OVER_POSITIONS, MEAN_PER_POSITION, RESAMPLE_FROM_OTHER, ZERO_AT_END, ZERO_BY_POSITION, ZERO_PAIRS,
                    PATCH_HEAD_OUT, PATCH_HEAD_OUT_BY_POSITION -> Site.Z;
            case MLP_ZERO, MLP_MEAN_OVER_POSITIONS, PATCH_MLP_OUT -> Site.MLP_OUT;
            case PATCH_RESID_PRE -> Site.RESID_PRE;
            case PATCH_RESID_MID -> Site.RESID_MID;
            case PATCH_ATTN_OUT -> Site.ATTN_OUT;
            case PATCH_HEAD_Q -> Site.Q;
            case PATCH_HEAD_K -> Site.K;
            case PATCH_HEAD_V -> Site.V;
            case PATCH_HEAD_PATTERN -> Site.PATTERN;
        };
    }

    private Action action() {
        return switch (this) {
            case ZERO, ZERO_AT_END, ZERO_BY_POSITION, ZERO_PAIRS, MLP_ZERO -> Action.Set.ZERO;
            case MEAN_OVER_POSITIONS, MLP_MEAN_OVER_POSITIONS -> new Action.Mean(false);
            case MEAN_PER_POSITION -> new Action.Mean(true);
            default -> new Action.CopyOther();
        };
    }
}
