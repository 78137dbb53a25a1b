package glasshead.analysis;

/// Direct logit attribution: how much each part of the model writes, by itself, towards the answers over the distractors.
///
/// All in logits at the contrast's position. `heads` is `[layer][head]`; `attentionBiases` is each layer's b_O (with the value biases
/// folded in), `unembeddingBias` what the folded final LayerNorm bias gives; `biases` is their sum.
///
/// @param sum       all parts added up
/// @param remainder logit difference minus sum: what arithmetic lost
public record LogitAttribution(double embedding, double position, double[][] heads, double[] mlps, double[] attentionBiases,
                               double unembeddingBias, double biases, double sum, double logitDifference, double remainder) {

    public double of(glasshead.experiment.Head head) {
        return heads[head.layer()][head.index()];
    }

    /// Whether the parts account for the logit difference to a thousandth of it (or of one logit, for small differences).
    public boolean addsUp() {
        return Math.abs(remainder) <= 1e-3 * Math.max(1, Math.abs(logitDifference));
    }
}
