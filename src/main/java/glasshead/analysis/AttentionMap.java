package glasshead.analysis;

import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import java.util.List;

/// Attention, weighted as asked, averaged over the heads asked for.
///
/// @param values row-major `[query * length + key]`, 0 above the diagonal
/// @param limit  the largest absolute value, at least 1 for plain attention
public record AttentionMap(Weighting weighting, List<Head> heads, int length, float[] values, double limit) {

    public float at(int query, int key) {
        return values[query * length + key];
    }
}
