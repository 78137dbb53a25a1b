package glasshead.analysis.paths;

import glasshead.experiment.Head;
import java.util.List;
import java.util.stream.Collectors;

/// A way from what a prompt is to the logits.
///
/// @param start what goes in
/// @param heads that it goes through, one after the other
public record Path(Start start, List<Head> heads) {

    /// What goes into a path.
    public enum Start {
        /// Token and position embedding.
        EMBEDDINGS("direct"),
        /// Layer 0's attention bias.
        BIAS_0("L0 attention bias"),
        /// Layer 1's attention bias.
        BIAS_1("L1 attention bias"),
        /// The unembedding's bias.
        UNEMBEDDING_BIAS("unembedding bias");

        private final String label;

        Start(String label) {
            this.label = label;
        }
    }

    /// The attention bias of a layer.
    static Start bias(int layer) {
        return layer == 0 ? Start.BIAS_0 : Start.BIAS_1;
    }

    public boolean isBias() {
        return start != Start.EMBEDDINGS;
    }

    /// `direct`, `L0H1`, `L0H1 → L1H2`, `L0 attention bias → L1H2`
    public String label() {
        String through = heads.stream().map(Head::toString).collect(Collectors.joining(" → "));
        return heads.isEmpty() ? start.label : isBias() ? start.label + " → " + through : through;
    }
}
