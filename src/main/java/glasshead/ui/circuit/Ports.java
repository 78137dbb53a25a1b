package glasshead.ui.circuit;

import glasshead.experiment.Receiver.Port;
import javafx.scene.paint.Color;

/// The colours of queries, keys and values, the same as in `light.css` and `dark.css`.
final class Ports {

    private static final Color[] LIGHT = {Color.web("#7048c8"), Color.web("#b57f00"), Color.web("#2f9149")};
    private static final Color[] DARK = {Color.web("#b08cff"), Color.web("#f2b134"), Color.web("#5fd07e")};

    private Ports() {}

    /// Only of a head's ports.
    static Color colour(Port port, boolean dark) {
        return (dark ? DARK : LIGHT)[port.ordinal()];
    }
}
