package glasshead.ui.scrub;

import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.ScrubPart;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/// Puts a unit into the tree below a node. A head asks where it reads the unit, unless that was said.
final class UnitDrop {

    private final ScrubViewModel model;

    UnitDrop(ScrubViewModel model) {
        this.model = model;
    }

    /// Whether a node reads a unit that it does not name yet.
    boolean takes(List<Integer> path, @Nullable Part unit) {
        return unit != null && !model.tree().reading(path, unit).isEmpty();
    }

    /// @param port `q`, `k` or `v`; nothing to be asked
    /// @param at   beside what the question stands
    void drop(List<Integer> path, Part unit, @Nullable String port, javafx.scene.Node at) {
        List<Receiver> reading = model.tree().reading(path, unit).stream().filter(receiver -> port == null || port.equals(ScrubPart.into(
                receiver))).toList();
        if (reading.isEmpty()) {
            model.tell(sentence(path, unit));
        } else if (reading.size() == 1) {
            add(path, unit, reading.getFirst());
        } else {
            ContextMenu menu = new ContextMenu();
            for (Receiver receiver : reading) {
                MenuItem item = new MenuItem("into " + ScrubPart.into(receiver));
                item.setOnAction(_ -> add(path, unit, receiver));
                menu.getItems().add(item);
            }
            menu.show(at, Side.BOTTOM, 0, 0);
        }
    }

    private void add(List<Integer> path, Part unit, Receiver receiver) {
        model.tell("");
        model.tree().add(path, Node.child(unit, ScrubPart.into(receiver), Feature.SAME));
    }

    private String sentence(List<Integer> path, Part unit) {
        var now = model.tree().hypothesis().get();
        if (now == null) {
            return "Begin a hypothesis first: \"Start from\" above.";
        }
        Node node = now.tree().at(path);
        List<Receiver> receivers = ScrubPart.receivers(node);
        return receivers.isEmpty() ? node.label() + (node.units() == null ? " reads nothing." : ": several units together have no inputs.")
                : receivers.stream().anyMatch(receiver -> receiver.reads(unit)) ? unit + " stands below " + node.label() + " already."
                        : node.label() + " does not read " + unit + ", which does not come before it.";
    }
}
