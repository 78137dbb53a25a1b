package glasshead.experiment;

import glasshead.experiment.Hypothesis.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A part of a hypothesis that is asked what it costs, as a hypothesis of its own.
///
/// @param path   the node that it is about, as in [Node#paths]
/// @param words  what is done, as `L0H1 → L1H1.k drawn by token`
/// @param tested all else of the tree left out or as it is
public record ScrubPart(Kind kind, List<Integer> path, String words, Hypothesis tested) {

    /// What is asked of a part.
    public enum Kind {
        /// The node's value from another row, as its feature allows, and nothing else scrubbed.
        NODE,
        /// All inputs of a node that the tree does not name from another row, and nothing else scrubbed.
        REST,
        /// The whole hypothesis, with one thing asked less of one node.
        LOOSENED,
        /// An input that the tree does not name from any row, and nothing else scrubbed.
        UNMAPPED;

        /// `by itself`, as tables name it.
        public String word() {
            return switch (this) {
                case NODE -> "by itself";
                case REST -> "the rest";
                case LOOSENED -> "loosened";
                case UNMAPPED -> "not named";
            };
        }

        /// Whether the part is compared with the model, rather than with the whole hypothesis.
        public boolean byItself() {
            return this != LOOSENED;
        }
    }

    /// All parts that can cost something: each node by itself, each rest by itself, each feature loosened by one step.
    public static List<ScrubPart> of(Hypothesis hypothesis) {
        Node tree = hypothesis.tree().withoutDraws();
        List<ScrubPart> parts = new ArrayList<>();
        for (List<Integer> path : tree.paths()) {
            Node node = tree.at(path);
            String edge = edge(tree, path);
            if (!path.isEmpty() && !node.rowsLike().isSame()) {
                parts.add(part(hypothesis, Kind.NODE, path, edge + " by " + node.rowsLike(), alone(tree, path, node.withChildren(List.of())
                        .withRest(null))));
            }
            if (node.restLike().any() && (path.isEmpty() || !node.inputs().isEmpty())) {
                parts.add(part(hypothesis, Kind.REST, path, "all other inputs of " + node.label(), alone(tree, path, kept(node))));
            }
        }
        for (List<Integer> path : tree.paths()) {
            Node node = tree.at(path);
            if (!path.isEmpty()) {
                for (Feature looser : node.rowsLike().looser()) {
                    parts.add(part(hypothesis, Kind.LOOSENED, path, edge(tree, path) + " by " + looser + " instead of " + node.rowsLike(),
                            tree.with(path, found -> found.withFeature(looser))));
                }
            }
            if (!node.inputs().isEmpty() && node.restLike().isSame()) {
                parts.add(part(hypothesis, Kind.LOOSENED, path, "all other inputs of " + node.label() + " from any row",
                        tree.with(path, found -> found.withRest(Feature.ANY))));
            }
        }
        return parts;
    }

    /// All inputs that the tree does not name, of its nodes and of its leaves.
    ///
    /// @param graph of the model
    public static List<ScrubPart> unmapped(Hypothesis hypothesis, Graph graph) {
        Node tree = hypothesis.tree().withoutDraws();
        List<ScrubPart> parts = new ArrayList<>();
        for (List<Integer> path : tree.paths()) {
            Node node = tree.at(path);
            for (Receiver receiver : receivers(node)) {
                for (Part sender : graph.senders()) {
                    if (isFree(node, receiver, sender)) {
                        Node child = Node.child(sender, into(receiver), Feature.ANY);
                        parts.add(part(hypothesis, Kind.UNMAPPED, path, sender + " → " + receiver, alone(tree, path, node.withFeature(
                                Feature.SAME).withRest(Feature.SAME).withChildren(List.of(child)))));
                    }
                }
            }
        }
        return parts;
    }

    /// What a child says of where it is read: `q`, `k`, `v`, or nothing.
    public static @Nullable String into(Receiver receiver) {
        return receiver.port().ofHead() ? receiver.port().letter() : null;
    }

    /// Where a node reads a unit that is not its child there yet.
    public static List<Receiver> free(Node node, Part unit) {
        return receivers(node).stream().filter(receiver -> isFree(node, receiver, unit)).toList();
    }

    private static boolean isFree(Node node, Receiver receiver, Part unit) {
        return receiver.reads(unit) && node.inputs().stream().noneMatch(child -> Objects.equals(child.into(), into(receiver)) && child
                .senders().contains(unit));
    }

    /// Where a node reads: nowhere for the input, and for several units together.
    public static List<Receiver> receivers(Node node) {
        if (node.isRoot()) {
            return List.of(Receiver.LOGITS);
        }
        Part unit = node.senders().getFirst();
        boolean one = node.senders().size() == 1;
        return !one || unit.kind() == Part.Kind.INPUT ? List.of() : unit.kind() == Part.Kind.MLP ? List.of(Receiver.mlp(unit.layer()))
                : Stream.of(Receiver.Port.Q, Receiver.Port.K, Receiver.Port.V).map(port -> Receiver.of(unit.asHead(), port)).toList();
    }

    /// The tree with an unmapped input as a node.
    ///
    /// @param feature of the new node
    public Hypothesis named(Hypothesis of, Feature feature) {
        Node child = tested.tree().at(lastOf(tested.tree())).withFeature(feature);
        return of.withTree(of.tree().with(path, node -> node.plus(child)));
    }

    private static List<Integer> lastOf(Node tree) {
        return tree.paths().getLast();
    }

    private static ScrubPart part(Hypothesis of, Kind kind, List<Integer> path, String words, Node tree) {
        return new ScrubPart(kind, path, words, of.withTree(tree));
    }

    /// A tree in which only the way to one node is left, nothing on it being scrubbed.
    public static Node alone(Node tree, List<Integer> path, Node last) {
        if (path.isEmpty()) {
            return last;
        }
        Node child = tree.inputs().get(path.getFirst());
        Node below = alone(child, path.subList(1, path.size()), last);
        return tree.withFeature(Feature.SAME).withRest(Feature.SAME).withChildren(List.of(below));
    }

    /// A node whose inputs that the tree names are its own row's.
    private static Node kept(Node node) {
        return node.withFeature(Feature.SAME).withChildren(node.inputs().stream().map(child -> child.withFeature(Feature.SAME).withRest(
                null)
                .withChildren(List.of())).toList());
    }

    /// `L0H1 → L1H1.k at 7`.
    public static String edge(Node tree, List<Integer> path) {
        if (path.isEmpty()) {
            return tree.label();
        }
        Node node = tree.at(path);
        Node parent = tree.at(path.subList(0, path.size() - 1));
        return node.label() + " → " + parent.label() + (node.into() == null ? "" : "." + node.into()) + (node.positions() == null ? ""
                : " at " + String.join(", ", node.positions().stream().map(Object::toString).toList()));
    }
}
