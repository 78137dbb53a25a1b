package glasshead.ui.circuit;

import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Cutting;
import glasshead.experiment.Edge;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitMethod;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.ComparedLook;
import glasshead.experiment.view.EdgesLook;
import glasshead.experiment.view.EdgesPicture;
import glasshead.experiment.view.HandChanges;
import glasshead.experiment.view.PathsLook;
import glasshead.session.Session;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What can be done to the circuit that is looked at. What is made by hand is undone step by step; how it is found and shown is not.
final class CircuitEdits {

    private final Session session;
    private final ReadOnlyObjectProperty<@Nullable Shown> shown;
    private final Pointing pointing;

    CircuitEdits(Session session, ReadOnlyObjectProperty<@Nullable Shown> shown, Pointing pointing) {
        this.session = session;
        this.shown = shown;
        this.pointing = pointing;
    }

    private void look(UnaryOperator<CircuitLook> change) {
        session.look(view -> view.withCircuit(change.apply(view.circuit())));
    }

    /// What is made by hand, which undo takes back.
    private void redraw(UnaryOperator<CircuitLook> change) {
        session.make(now -> now.with(now.view().withCircuit(change.apply(now.view().circuit()))));
    }

    /// Draws paths, which undo takes back.
    void paths(UnaryOperator<PathsLook> change) {
        redraw(now -> now.withPaths(change.apply(now.paths())));
    }

    /// Cuts edges so from now on.
    void cut(Cutting changed) {
        look(now -> now.withCutting(changed));
    }

    /// Shows all senders of a receiver.
    void senders(Receiver receiver) {
        look(now -> now.withTab(CircuitTab.EDGES).withEdges(new EdgesLook(EdgesPicture.SENDERS, receiver.toString(), now.edges().order())));
    }

    /// The same where a node reads; nothing where one only writes.
    void senders(PatchedNode node) {
        Receiver receiver = GraphNode.read(node);
        if (receiver != null) {
            senders(receiver);
        }
    }

    /// Whose senders are shown where those of one are.
    void receiver(String name) {
        look(now -> now.withEdges(now.edges().withReceiver(name)));
    }

    /// Compares with what is on screen now, whatever comes after.
    void setAside() {
        Shown there = shown.get();
        if (there != null) {
            redraw(now -> now.withCompared(new ComparedLook(Comparison.ASIDE, there.kept())));
        }
    }

    /// Compares with another circuit; empty for none.
    void compare(String name) {
        look(now -> now.withCompared(now.compared().withName(name)));
    }

    /// Puts in the place of the circuit one that was read: its edges, by hand.
    ///
    /// @throws BadInput when it is of another model, or has no edges
    void open(Circuit read) {
        Shown there = shown.get();
        if (!(read instanceof Circuit.OfEdges edges)) {
            throw new BadInput("A circuit of heads has no edges to draw; open one of edges.");
        }
        if (there != null) {
            there.graph().require(edges.kept());
        }
        redraw(now -> {
            CircuitMethod method = now.search().method();
            return now.withSearch(now.search().withMethod(method == CircuitMethod.ACDC ? CircuitMethod.EAP_IG : method).withKept(0))
                    .withChanges(new HandChanges(edges.kept(), List.of()));
        });
    }

    /// Cuts an edge or puts it in, and holds it.
    void click(Edge edge) {
        pointing.held().set(edge);
        toggle(edge);
    }

    /// Cuts a kept edge, puts in one that is cut.
    void toggle(Edge edge) {
        Shown there = shown.get();
        if (there != null) {
            redraw(now -> now.withChanges(now.changes().toggled(edge, there.keeps(edge))));
        }
    }

    /// Lets go of all changes made by hand.
    void restore() {
        redraw(now -> now.withChanges(HandChanges.NONE));
    }

    /// Of ACDC's next run.
    void threshold(double changed) {
        look(now -> now.withSearch(now.search().withThreshold(changed)));
    }

    void keep(int count) {
        look(now -> now.withSearch(now.search().withKept(count)));
    }
}
