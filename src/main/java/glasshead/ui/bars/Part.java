package glasshead.ui.bars;

import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Site;
import glasshead.experiment.Where;

/// One of the parts of the model that write to the residual stream, each of which has a bar.
public sealed interface Part {

    String label();

    /// Whether an intervention takes away what this part writes.
    boolean isAblatedBy(Intervention line);

    /// One attention head.
    record OfHead(Head head) implements Part {
        @Override
        public String label() {
            return head.toString();
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
        public boolean isAblatedBy(Intervention line) {
            return line.ablates() && (this == EMBEDDING && line.where().site() == Site.EMBED || this == POSITION && line.where()
                    .site() == Site.POS_EMBED);
        }
    }
}
