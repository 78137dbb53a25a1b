package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Usual;

/// How a circuit is found.
///
/// @param kept      how many of the strongest edges are kept
/// @param threshold of ACDC, in nats of KL
public record CircuitSearch(CircuitMethod method, int kept, double threshold) {

    @Usual
    public static final CircuitSearch USUAL = new CircuitSearch(CircuitMethod.EAP_IG, 24, .01);

    public CircuitSearch {
        if (kept < 0) {
            throw new BadInput("a circuit keeps 0 edges or more");
        }
    }

    public CircuitSearch withMethod(CircuitMethod changed) {
        return new CircuitSearch(changed, kept, threshold);
    }

    public CircuitSearch withKept(int changed) {
        return new CircuitSearch(method, changed, threshold);
    }

    public CircuitSearch withThreshold(double changed) {
        return new CircuitSearch(method, kept, changed);
    }
}
