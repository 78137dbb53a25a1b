package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.experiment.Head;
import glasshead.experiment.Site;
import glasshead.experiment.Weighting;
import java.util.List;

/// The attention of some heads, weighted as asked and averaged.
///
/// - [Weighting#VALUE]: attention times the norm of v W_O, as in "Attention is Not Only a Weight" (Kobayashi et al., 2020).
/// - [Weighting#LOGIT]: attention times (v W_O · direction) / sigma of the query's row: direct logit attribution, split by source token.
///   Over the keys it sums to the head's attribution at that row.
///
/// @param heads at least one
public record AttentionView(List<Head> heads, Weighting weighting) implements Analysis<AttentionMap> {

    public AttentionView {
        heads = List.copyOf(heads);
    }

    @Override
    public AttentionMap of(Evidence evidence) {
        int length = evidence.cache().length();
        float[] mean = new float[length * length];
        for (Head head : heads) {
            float[] one = one(evidence, head);
            for (int cell = 0; cell < mean.length; cell++) {
                mean[cell] += one[cell] / heads.size();
            }
        }
        double limit = weighting == Weighting.ATTENTION ? 1 : 0;
        for (float value : mean) {
            limit = Math.max(limit, Math.abs(value));
        }
        return new AttentionMap(weighting, heads, length, mean, limit);
    }

    private float[] one(Evidence evidence, Head head) {
        try (NDManager manager = evidence.model().newManager()) {
            NDArray pattern = evidence.cache().get(manager, Site.PATTERN, head.layer()).get(head.index());   // [query, key]
            return switch (weighting) {
                case ATTENTION -> pattern.toFloatArray();
                case VALUE -> pattern.mul(norms(evidence, head, manager)).toFloatArray();
                case LOGIT -> pattern.mul(towardsAnswer(evidence, head, manager))
                        .div(evidence.cache().get(manager, Site.LN_FINAL_SCALE, 0)).toFloatArray();
            };
        }
    }

    /// |v W_O| of each key, `[key]`.
    private static NDArray norms(Evidence evidence, Head head, NDManager manager) {
        int dHead = evidence.model().config().dHead();
        int first = head.index() * dHead;
        NDArray output = evidence.model().weights().block(head.layer()).output()
                .get(manager, new NDIndex("{}:{}", first, first + dHead));
        return values(evidence, head, manager).matMul(output).square().sum(new int[] {1}).sqrt();
    }

    /// v W_O · direction of each key, `[key]`.
    private static NDArray towardsAnswer(Evidence evidence, Head head, NDManager manager) {
        LogitDirection direction = LogitDirection.of(evidence.model(), evidence.contrast(), manager);
        NDArray throughOutput = HeadDirections.of(evidence.model(), head.layer(), direction.vector()).get(head.index());
        return values(evidence, head, manager).mul(throughOutput).sum(new int[] {1});
    }

    /// `[key, d_head]`
    private static NDArray values(Evidence evidence, Head head, NDManager manager) {
        return evidence.cache().get(manager, Site.V, head.layer()).get(":, {}", head.index());
    }
}
