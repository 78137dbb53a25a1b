package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What somebody believes of how a model does something, to be tested by causal scrubbing: a tree from the logits down, whose nodes may be
/// given other rows of a data set, as long as these agree in what is believed to matter.
///
/// Source: "Causal Scrubbing" (Chan et al., 2022).
///
/// @param baseDraws rows drawn from all for each of the root's children; where there are none they are drawn by a seed
@JsonIgnoreProperties("result")
public record Hypothesis(String name, Node tree, @Nullable List<List<Integer>> baseDraws) {

    /// What the root is called.
    public static final String LOGITS = "logits";

    /// None yet.
    public static final Hypothesis NONE = new Hypothesis("", Node.root(Feature.ANY), null);

    /// With rows that are drawn.
    public static Hypothesis of(String name, Node tree) {
        return new Hypothesis(name, tree, null);
    }

    public Hypothesis withTree(Node changed) {
        return of(name, changed.withoutDraws());
    }

    public Hypothesis withName(String changed) {
        return new Hypothesis(changed, tree, baseDraws);
    }

    /// Whether rows were written down for it.
    public boolean hasDraws() {
        return baseDraws != null || tree.all().stream().anyMatch(node -> node.draw != null || node.restDraw != null);
    }

    public Hypothesis withoutDraws() {
        return withTree(tree);
    }

    /// A unit, or several taken together, with the rows that it may be given.
    ///
    /// @param unit      `logits` at the root, else a sender; or nothing where there are `units`
    /// @param feature   how its row may differ from its parent's
    /// @param rest      what all inputs without a child follow, together: the node's own row, or any
    /// @param into      `q`, `k` or `v` of the parent, where that is a head
    /// @param positions of the parent at which the child's value is read; all where it is missing
    /// @param draw      by row of the set, the row that it is given
    /// @param restDraw  by row of the set, the row that the rest is from
    public record Node(@Nullable String unit, @Nullable List<String> units, @Nullable Feature feature, @Nullable Feature rest,
            @Nullable List<Node> children, @Nullable String into, @Nullable List<Integer> positions, @Nullable List<Integer> draw,
            @Nullable List<Integer> restDraw) {

        public Node {
            if ((unit == null) == (units == null)) {
                throw new BadInput("a node has a unit, or several units");
            }
        }

        public static Node root(Feature rest) {
            return new Node(LOGITS, null, null, rest, List.of(), null, null, null, null);
        }

        /// @param into `q`, `k` or `v` where its parent is a head
        public static Node child(Part sender, @Nullable String into, Feature feature) {
            return new Node(sender.toString(), null, feature, null, null, into, null, null, null);
        }

        /// One, or several together.
        public Node withSenders(List<Part> changed) {
            List<String> names = changed.stream().map(Part::toString).toList();
            return new Node(names.size() == 1 ? names.getFirst() : null, names.size() == 1 ? null : names, feature, rest, children, into,
                    positions, draw, restDraw);
        }

        public Node withFeature(Feature changed) {
            return new Node(unit, units, changed, rest, children, into, positions, draw, restDraw);
        }

        public Node withRest(@Nullable Feature changed) {
            return new Node(unit, units, feature, changed, children, into, positions, draw, restDraw);
        }

        public Node withChildren(List<Node> changed) {
            return new Node(unit, units, feature, rest, List.copyOf(changed), into, positions, draw, restDraw);
        }

        public Node withPositions(@Nullable List<Integer> changed) {
            return new Node(unit, units, feature, rest, children, into, changed, draw, restDraw);
        }

        public Node withoutDraws() {
            List<Node> without = children == null ? null : children.stream().map(Node::withoutDraws).toList();
            return new Node(unit, units, feature, rest, without, into, positions, null, null);
        }

        public Node plus(Node child) {
            List<Node> more = new ArrayList<>(inputs());
            more.add(child);
            return withChildren(more);
        }

        public List<Node> inputs() {
            return children == null ? List.of() : children;
        }

        public Feature rowsLike() {
            return feature == null ? Feature.SAME : feature;
        }

        public Feature restLike() {
            return rest == null ? Feature.SAME : rest;
        }

        public boolean isRoot() {
            return LOGITS.equals(unit);
        }

        /// What writes its value; not of the root.
        public List<Part> senders() {
            return unit == null ? units == null ? List.of() : units.stream().map(Part::parse).toList() : List.of(Part.parse(unit));
        }

        /// How sentences call it.
        public String label() {
            return unit == null ? String.join(" + ", units == null ? List.of() : units) : unit;
        }

        /// It and everything below it.
        public List<Node> all() {
            List<Node> all = new ArrayList<>(List.of(this));
            inputs().forEach(child -> all.addAll(child.all()));
            return all;
        }

        /// Where it and everything below it stand, in the order of [#all]: numbers of children, from this node down.
        public List<List<Integer>> paths() {
            List<List<Integer>> paths = new ArrayList<>(List.of(List.of()));
            for (int i = 0; i < inputs().size(); i++) {
                for (List<Integer> below : inputs().get(i).paths()) {
                    List<Integer> path = new ArrayList<>(List.of(i));
                    path.addAll(below);
                    paths.add(List.copyOf(path));
                }
            }
            return paths;
        }

        public Node at(List<Integer> path) {
            return path.isEmpty() ? this : inputs().get(path.getFirst()).at(path.subList(1, path.size()));
        }

        /// With the node at a path changed.
        public Node with(List<Integer> path, UnaryOperator<Node> change) {
            if (path.isEmpty()) {
                return change.apply(this);
            }
            List<Node> changed = new ArrayList<>(inputs());
            changed.set(path.getFirst(), changed.get(path.getFirst()).with(path.subList(1, path.size()), change));
            return withChildren(changed);
        }

        /// Without the node at a path, which is not this one, and all below it.
        public Node without(List<Integer> path) {
            return with(path.subList(0, path.size() - 1), parent -> {
                List<Node> left = new ArrayList<>(parent.inputs());
                left.remove(path.getLast().intValue());
                return parent.withChildren(left);
            });
        }
    }
}
