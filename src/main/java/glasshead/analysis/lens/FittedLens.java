package glasshead.analysis.lens;

import glasshead.experiment.BadInput;
import java.util.ArrayList;
import java.util.List;

/// A lens that was fitted to a model's weights: at each place a linear map into the final residual stream's basis.
///
/// @param weights   the mark of the weights that it belongs to
/// @param texts     how many it was fitted on
/// @param positions how many positions of them
/// @param cut       texts of which the first positions and the last were left out
/// @param width     d_model
/// @param maps      `[place][d_model * d_model]`, row after row: what is added for TUNED, `x + x A + b`; the Jacobian for JACOBIAN, `J x`
/// @param offsets   `[place][d_model]`: b for TUNED; none for JACOBIAN
public record FittedLens(Kind kind, String weights, int texts, long positions, int cut, int width, List<float[]> maps,
        List<float[]> offsets)
        implements
            Lens {

    /// How it is fitted.
    public enum Kind {
        /// An affine map for each place that brings what is read there nearest to the model's own output (KL divergence).
        ///
        /// Source: "Eliciting Latent Predictions from Transformers with the Tuned Lens" (Belrose et al., 2023).
        TUNED("tuned"),
        /// The mean Jacobian from each place to the final residual stream, with the weights as they are in the file.
        ///
        /// Source: "Verbalizable Representations Form a Global Workspace in Language Models" (Gurnee et al., 2026).
        JACOBIAN("jacobian");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public FittedLens {
        maps = List.copyOf(maps);
        offsets = List.copyOf(offsets);
    }

    /// Two Jacobian lenses of the same weights as the one that would have been fitted on all their texts: the mean, by how many texts each
    /// saw.
    ///
    /// @throws BadInput when they don't belong together
    public FittedLens merge(FittedLens other) {
        if (kind != Kind.JACOBIAN || other.kind != Kind.JACOBIAN) {
            throw new BadInput("Only Jacobian lenses can be merged, since they are means; fit the tuned lens on all texts at once.");
        }
        if (!weights.equals(other.weights) || width != other.width || maps.size() != other.maps.size()) {
            throw new BadInput("The two lenses belong to different weights; fit them on the same model.");
        }
        double share = (double) texts / (texts + other.texts);
        List<float[]> means = new ArrayList<>();
        for (int place = 0; place < maps.size(); place++) {
            float[] mean = new float[width * width];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (float) (share * maps.get(place)[i] + (1 - share) * other.maps.get(place)[i]);
            }
            means.add(mean);
        }
        return new FittedLens(kind, weights, texts + other.texts, positions + other.positions, cut + other.cut, width, means, List.of());
    }
}
