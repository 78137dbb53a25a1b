package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Weights.Affine;
import glasshead.gpt2.Gpt2Weights.Norm;

/// The direction in the residual stream that the contrast reads: logit difference = (x · vector) / sigma + constant, where sigma is the
/// final LayerNorm's scale at that position.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021), logit attribution; TransformerLens `logit_attrs`.
///
/// @param vector   `[d_model]`: mean unembedding of the answers minus that of the distractors, through the LayerNorm's gain and its
///                 centring
/// @param constant what unembedding bias and LayerNorm offset give, whatever the prompt
record LogitDirection(NDArray vector, double constant) {

    static LogitDirection of(Gpt2 model, ContrastTokens contrast, NDManager manager) {
        NDArray rows = meanRow(model.weights().unembed(), contrast.answers(), manager)
                .sub(meanRow(model.weights().unembed(), contrast.distractors(), manager));
        double bias = meanBias(model, contrast.answers(), manager) - meanBias(model, contrast.distractors(), manager);
        Norm norm = model.weights().finalNorm();
        if (!norm.present()) {
            return new LogitDirection(rows, bias);
        }
        Affine affine = norm.affine();
        if (affine != null) {
            bias += rows.mul(affine.offset()).sum().getFloat();
            rows = rows.mul(affine.gain());
        }
        return new LogitDirection(rows.sub(rows.mean()), bias);
    }

    private static NDArray meanRow(NDArray unembed, int[] tokens, NDManager manager) {
        return tokens.length == 0
                ? manager.zeros(new Shape(unembed.getShape().get(1)))
                : unembed.get(manager, new NDIndex("{}", manager.create(tokens))).mean(new int[] {0});
    }

    private static double meanBias(Gpt2 model, int[] tokens, NDManager manager) {
        return tokens.length == 0 ? 0 : model.weights().unembedBias().get(manager, new NDIndex("{}", manager.create(tokens))).mean()
                .getFloat();
    }

    /// What a vector `[d_model]` in the residual stream gives, in logits, at a frozen scale.
    double of(NDArray written, double sigma) {
        return written.mul(vector).sum().getFloat() / sigma;
    }

    /// The final LayerNorm's scale at a position of a run; 1 for models without LayerNorm.
    static double sigma(Evidence evidence, NDManager manager) {
        return evidence.cache().get(manager, Site.LN_FINAL_SCALE, 0).getFloat(evidence.contrast().position(), 0);
    }
}
