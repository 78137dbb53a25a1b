package glasshead.ui.bars;

import glasshead.analysis.LogitAttribution;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Site;
import glasshead.experiment.Where;

/// One of the parts of the model that write to the residual stream, each of which has a bar.
public sealed interface Part {

    String label();

    /// What this part writes towards the answer.
    double in(LogitAttribution attribution);

    /// Whether an intervention takes away what this part writes.
    boolean isAblatedBy(Intervention line);

    /// One attention head.
    record OfHead(Head head) implements Part {
        @Override
        public String label() {
            return head.toString();
        }

        @Override
        public double in(LogitAttribution attribution) {
            return attribution.of(head);
        }

        @Override
        public boolean isAblatedBy(Intervention line) {
            return line.ablates(head);
        }
    }

    /// The MLP of one layer.
    record Mlp(int layer) implements Part {
        @Override
        public String label() {
            return "MLP " + layer;
        }

        @Override
        public double in(LogitAttribution attribution) {
            return attribution.mlps()[layer];
        }

        @Override
        public boolean isAblatedBy(Intervention line) {
            return line.ablates() && line.where().equals(Where.layer(Site.MLP_OUT, layer));
        }
    }

    /// What there is once in the whole model.
    enum Whole implements Part {
        EMBEDDING("embedding"), POSITION("position"), BIASES("biases");

        private final String label;

        Whole(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public double in(LogitAttribution attribution) {
            return switch (this) {
                case EMBEDDING -> attribution.embedding();
                case POSITION -> attribution.position();
                case BIASES -> attribution.biases();
            };
        }

        @Override
        public boolean isAblatedBy(Intervention line) {
            return line.ablates() && (this == EMBEDDING && line.where().site() == Site.EMBED || this == POSITION && line.where()
                    .site() == Site.POS_EMBED);
        }
    }
}
