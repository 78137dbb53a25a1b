package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.PatchedNode;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the pointer and the keyboard mean, in all panels at once: hovering previews, a click holds.
final class Pointing {

    private final ObjectProperty<@Nullable Edge> edge = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Edge> held = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable GraphNode> node = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PatchedNode> activation = new SimpleObjectProperty<>();

    Pointing() {
        activation.addListener((_, _, now) -> node.set(now == null ? null : new GraphNode(now.part())));
    }

    /// What the pointer is at.
    ObjectProperty<@Nullable Edge> edge() {
        return edge;
    }

    /// What was clicked last, until another is or it is let go.
    ObjectProperty<@Nullable Edge> held() {
        return held;
    }

    /// What is meant: the edge that was clicked, else the one that the pointer is at.
    @Nullable
    Edge meant() {
        return held.get() == null ? edge.get() : held.get();
    }

    /// A box of the graph.
    ObjectProperty<@Nullable GraphNode> node() {
        return node;
    }

    /// A box's input or output by itself, where those have scores.
    ObjectProperty<@Nullable PatchedNode> activation() {
        return activation;
    }
}
