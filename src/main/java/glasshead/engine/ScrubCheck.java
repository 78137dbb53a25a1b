package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.experiment.Graph;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a hypothesis fits a model and a set: one sentence says what does not.
final class ScrubCheck {

    private static final int MOST_NODES = 500;

    private final Graph graph;
    private final List<SetRow> rows;
    private final int length;

    private ScrubCheck(Graph graph, List<SetRow> rows) {
        this.graph = graph;
        this.rows = rows;
        length = rows.stream().mapToInt(row -> row.tokens().length()).min().orElseThrow();
    }

    /// @throws BadInput when it does not
    static void check(Hypothesis hypothesis, Graph graph, List<SetRow> rows) {
        Node root = hypothesis.tree();
        require(root.isRoot(), "The root of a hypothesis is logits; it is " + root.label() + ".");
        require(!root.inputs().isEmpty(), "The root has no children, so the hypothesis says nothing; add a node below logits.");
        require(root.all().size() <= MOST_NODES, "The hypothesis has " + root.all().size() + " nodes; " + MOST_NODES
                + " are the most that can be tested.");
        require(root.rowsLike().isSame(), "The root stands for every row itself; its feature is \"same\".");
        new ScrubCheck(graph, rows).check(root);
        List<Node> all = root.all();
        long drawn = all.stream().filter(node -> node.draw() != null).count();
        require(drawn == 0 || drawn == all.size() && all.stream().allMatch(node -> node.inputs().isEmpty() || node.restDraw() != null)
                && hypothesis.baseDraws() != null,
                "Only some draws are written down; leave all away, or give draw for every node, restDraw "
                        + "where there are children, and baseDraws.");
        require(drawn == 0 || hypothesis.baseDraws() != null && hypothesis.baseDraws().size() == root.inputs().size(),
                "There are not as many baseDraws as the root has children.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadInput(sentence);
        }
    }

    private void check(Node node) {
        require(node.restLike().any() || node.restLike().isSame(), "The rest of " + node.label() + " follows \"same\" or \"any\".");
        FeatureValues.check(node.rowsLike(), rows);
        require(node.inputs().isEmpty() || node.units() == null, node.label()
                + ": several units together have no children; give each a node of its own.");
        Map<Port, List<Node>> byPort = new HashMap<>();
        for (Node child : node.inputs()) {
            Receiver receiver = receiver(node, child);
            List<Node> others = byPort.computeIfAbsent(receiver.port(), _ -> new ArrayList<>());
            check(child, receiver, others);
            others.add(child);
            check(child);
        }
    }

    private void check(Node child, Receiver receiver, List<Node> others) {
        for (Part sender : child.senders()) {
            require(graph.has(sender), "The model has no " + sender + ".");
            require(receiver.reads(sender), receiver + " does not read " + sender + ", which does not come before it.");
        }
        require(Set.copyOf(child.senders()).size() == child.senders().size(), child.label() + " names a unit twice.");
        List<Integer> positions = child.positions();
        require(positions == null || !positions.isEmpty() && positions.stream().allMatch(at -> at >= 0 && at < length), "A position of "
                + child.label() + " is outside the prompts, which have positions 0 to " + (length - 1) + ".");
        for (Node other : others) {
            Set<Part> both = new HashSet<>(child.senders());
            both.retainAll(other.senders());
            require(both.isEmpty() || !overlap(positions, other.positions()), both.stream().map(Part::toString).findFirst().orElse("")
                    + " stands twice in the input of " + receiver + "; keep one.");
        }
    }

    private static boolean overlap(@Nullable List<Integer> one, @Nullable List<Integer> other) {
        return one == null || other == null || one.stream().anyMatch(other::contains);
    }

    /// Where a child is read.
    static Receiver receiver(Node parent, Node child) {
        String into = child.into();
        if (parent.isRoot()) {
            require(into == null, "Children of logits have no \"into\".");
            return Receiver.LOGITS;
        }
        Part unit = parent.senders().getFirst();
        if (unit.kind() == Part.Kind.HEAD) {
            require(into != null && Set.of("q", "k", "v").contains(into), "Children of the head " + unit
                    + " say where they are read: \"into\" is q, k or v.");
            return Receiver.parse(unit + "." + into);
        }
        require(unit.kind() == Part.Kind.MLP, "The input reads nothing, so it has no children.");
        require(into == null, "Children of an MLP have no \"into\".");
        return Receiver.mlp(unit.layer());
    }
}
