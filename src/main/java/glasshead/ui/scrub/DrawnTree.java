package glasshead.ui.scrub;

import glasshead.circuit.CircuitFile;
import glasshead.circuit.HypothesisFile;
import glasshead.circuit.HypothesisTemplate;
import glasshead.dataset.DataSets;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.CircuitTree;
import glasshead.experiment.Experiment;
import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.ScrubPart;
import glasshead.experiment.Subject;
import glasshead.experiment.view.View;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The hypothesis that is drawn as a tree, and the node of it that is looked at: how it is begun, changed and kept. Every change is a step
/// of undo.
final class DrawnTree {

    private final Session session;
    private final Supplier<Circuit.@Nullable OfEdges> kept;
    private final Consumer<String> problem;
    private final ReadOnlyObjectWrapper<@Nullable Hypothesis> hypothesis = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<List<Integer>> selected = new SimpleObjectProperty<>(List.of());

    /// @param kept    the circuit that is looked at, if one is known
    /// @param problem gets the sentence when something can't be done, and nothing once something else was
    DrawnTree(Session session, Supplier<Circuit.@Nullable OfEdges> kept, Consumer<String> problem) {
        this.session = session;
        this.kept = kept;
        this.problem = problem;
        session.view().subscribe(view -> show(view.scrub().hypothesis()));
    }

    private void show(Hypothesis now) {
        Hypothesis next = now.equals(Hypothesis.NONE) ? null : now;
        if (!Objects.equals(next, hypothesis.get())) {
            problem.accept("");
            if (!now.tree().paths().contains(selected.get())) {
                selected.set(List.of());
            }
            hypothesis.set(next);
        }
    }

    /// Nothing until one is begun.
    ReadOnlyObjectProperty<@Nullable Hypothesis> hypothesis() {
        return hypothesis.getReadOnlyProperty();
    }

    /// The path of the node that is looked at.
    ObjectProperty<List<Integer>> selected() {
        return selected;
    }

    /// Takes another hypothesis.
    void change(Hypothesis other) {
        session.make(shown -> shown.with(with(shown.view(), other)));
    }

    /// The same without the rows that it brought along, which is no step of undo.
    void leaveDraws() {
        session.look(view -> with(view, view.scrub().hypothesis().withoutDraws()));
    }

    private static View with(View view, Hypothesis changed) {
        return view.withScrub(view.scrub().withHypothesis(changed));
    }

    /// Begins with one that ships, and goes to its model and its set.
    void begin(HypothesisTemplate template, int step) {
        Experiment now = session.experiment().get();
        Subject subject = now.set().name().equals(template.set()) ? now.subject()
                : Subject.OfSet.first(DataSets.named(template.set(), _ -> true));
        session.make(shown -> shown.with(now.withModel(template.model()).withSubject(subject).withInterventions(List.of())).with(with(shown
                .view(), template.steps().get(step))));
    }

    /// With the kept circuit's edges.
    void beginFromCircuit() {
        trying(() -> {
            Circuit.OfEdges circuit = kept.get();
            if (circuit == null) {
                throw new BadInput("No circuit is kept yet; Graph beside this finds one.");
            }
            change(CircuitTree.of(circuit));
        });
    }

    /// With the logits alone, all of whose inputs are from any row until they are named.
    void beginFromNothing() {
        change(Hypothesis.of("my hypothesis", Node.root(Feature.ANY)));
    }

    /// A hypothesis, or a circuit whose edges become the tree.
    void open(Path file) {
        trying(() -> {
            try {
                change(HypothesisFile.read(file));
            } catch (BadInput noHypothesis) {
                if (!(circuit(file) instanceof Circuit.OfEdges edges)) {
                    throw noHypothesis;
                }
                change(CircuitTree.of(edges));
            }
        });
    }

    private static @Nullable Circuit circuit(Path file) {
        try {
            return CircuitFile.read(file);
        } catch (BadInput none) {
            return null;
        }
    }

    void save(Path file) {
        Hypothesis now = hypothesis.get();
        if (now != null) {
            trying(() -> HypothesisFile.write(now, file));
        }
    }

    private void trying(Runnable action) {
        try {
            problem.accept("");
            action.run();
        } catch (BadInput bad) {
            problem.accept(bad.getMessage());
        }
    }

    /// The units of the kept circuit; none while there is none.
    List<Part> ofCircuit() {
        Circuit.OfEdges circuit = kept.get();
        return circuit == null ? List.of() : circuit.kept().stream().map(edge -> edge.sender()).distinct().toList();
    }

    /// Changes the node that is looked at; rows that were written down belong to the tree before.
    void edit(UnaryOperator<Node> change) {
        edit(selected.get(), change);
    }

    private void edit(List<Integer> path, UnaryOperator<Node> change) {
        Hypothesis now = hypothesis.get();
        if (now != null) {
            change(now.withTree(now.tree().with(path, change)));
        }
    }

    /// Where a node reads a unit that is not its child there yet.
    List<Receiver> reading(List<Integer> path, Part unit) {
        Hypothesis now = hypothesis.get();
        return now == null || !now.tree().paths().contains(path) ? List.of() : ScrubPart.free(now.tree().at(path), unit);
    }

    /// Adds an input to a node, all of whose other inputs are from any row unless something else was said, and looks at it.
    void add(List<Integer> path, Node child) {
        Hypothesis now = hypothesis.get();
        if (now != null) {
            List<Integer> added = new ArrayList<>(path);
            added.add(now.tree().at(path).inputs().size());
            edit(path, node -> (node.rest() == null ? node.withRest(Feature.ANY) : node).plus(child));
            selected.set(List.copyOf(added));
        }
    }

    /// Takes a unit into the node that is looked at, to be given rows together, or out of it again.
    void join(Part unit) {
        edit(node -> {
            List<Part> together = new ArrayList<>(node.senders());
            if (!together.remove(unit)) {
                together.add(unit);
            }
            return together.isEmpty() ? node : node.withSenders(together);
        });
    }

    /// Takes away the node that is looked at, with all below it.
    void remove() {
        Hypothesis now = hypothesis.get();
        List<Integer> path = selected.get();
        if (now != null && !path.isEmpty()) {
            selected.set(path.subList(0, path.size() - 1));
            change(now.withTree(now.tree().without(path)));
        }
    }

    void rename(String name) {
        Hypothesis now = hypothesis.get();
        if (now != null && !name.isBlank() && !name.strip().equals(now.name())) {
            change(now.withName(name.strip()));
        }
    }
}
