package glasshead.ui.causal;

import glasshead.experiment.Component;
import glasshead.experiment.Part;
import glasshead.experiment.view.ExamplesLook;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a corpus has examples of: a head, a neuron, or all of them in a layer.
///
/// @param name as a menu names it
/// @param look shows them
public record Exampled(String name, UnaryOperator<ExamplesLook> look) {

    public static Exampled of(Component component) {
        return new Exampled(component.toString(), look -> look.showing(component));
    }

    /// The neurons of a layer's MLP.
    public static Exampled mlp(int layer) {
        return new Exampled("the neurons of MLP" + layer, look -> look.showing(layer, true));
    }

    /// The heads of a layer.
    public static Exampled heads(int layer) {
        return new Exampled("the heads of layer " + layer, look -> look.showing(layer, false));
    }

    /// Of what writes to the residual stream; nothing for what is no head and no MLP.
    public static @Nullable Exampled of(@Nullable Part part) {
        if (part == null) {
            return null;
        }
        return switch (part.kind()) {
            case HEAD -> of(part.asHead());
            case MLP -> mlp(part.layer());
            case INPUT, EMBEDDING, POSITION, BIASES -> null;
        };
    }
}
