package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.experiment.Graph;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Feature;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.Sender;
import glasshead.gpt2.ScrubTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Checks a hypothesis against a model and a set, and draws rows for it, or takes those that it brings along. Rows are drawn with
/// replacement, uniformly, the parent's own row included.
final class ScrubDraws {

    private static final int MOST_NODES = 500;

    private final Hypothesis hypothesis;
    private final Graph graph;
    private final List<SetRow> rows;
    private final int length;
    private final Map<Feature, List<List<Integer>>> alike = new HashMap<>();

    /// @param rows of the set, all of one length
    /// @throws BadInput when the hypothesis does not fit them
    ScrubDraws(Hypothesis hypothesis, Graph graph, List<SetRow> rows) {
        this.hypothesis = hypothesis;
        this.graph = graph;
        this.rows = rows;
        length = rows.getFirst().tokens().length();
        Node root = hypothesis.tree();
        require(root.unit() != null && root.unit().equals("logits"), "The root of a hypothesis is logits; it is " + root.label() + ".");
        require(!root.inputs().isEmpty(), "The root has no children, so the hypothesis says nothing; add a node below logits.");
        require(root.all().size() <= MOST_NODES, "The hypothesis has " + root.all().size() + " nodes; " + MOST_NODES
                + " are the most that can be tested.");
        require(root.rowsLike().isSame(), "The root stands for every row itself; its feature is \"same\".");
        check(root);
        List<Node> all = root.all();
        long drawn = all.stream().filter(node -> node.draw() != null).count();
        require(drawn == 0 || drawn == all.size() && all.stream().allMatch(node -> node.inputs().isEmpty() || node.restDraw() != null)
                && hypothesis.baseDraws() != null,
                "Only some draws are written down; leave all away, or give draw for every node, restDraw "
                        + "where there are children, and baseDraws.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadInput(sentence);
        }
    }

    private void check(Node node) {
        require(node.restLike().any() || node.restLike().isSame(), "The rest of " + node.label() + " follows \"same\" or \"any\".");
        check(node.rowsLike());
        require(node.inputs().isEmpty() || node.units() == null, node.label()
                + ": several units together have no children; give each a node of its own.");
        Map<Port, List<Node>> byPort = new HashMap<>();
        for (Node child : node.inputs()) {
            Receiver receiver = receiver(node, child);
            for (Sender sender : child.senders()) {
                require(graph.has(sender), "The model has no " + sender + ".");
                require(receiver.reads(sender), receiver + " does not read " + sender + ", which does not come before it.");
            }
            if (child.positions() != null) {
                require(!child.positions().isEmpty() && child.positions().stream().allMatch(at -> at >= 0 && at < length), "A position of "
                        + child.label() + " is outside the prompts, which have positions 0 to " + (length - 1) + ".");
            }
            for (Node other : byPort.computeIfAbsent(receiver.port(), _ -> new ArrayList<>())) {
                Set<Sender> both = new HashSet<>(child.senders());
                both.retainAll(other.senders());
                require(both.isEmpty() || !overlap(child.positions(), other.positions()), both.stream().map(Sender::toString).findFirst()
                        .orElse("") + " stands twice in the input of " + receiver + "; keep one.");
            }
            byPort.getOrDefault(receiver.port(), new ArrayList<>()).add(child);
            require(Set.copyOf(child.senders()).size() == child.senders().size(), child.label() + " names a unit twice.");
            check(child);
        }
    }

    private void check(Feature feature) {
        for (Object column : feature.columns()) {
            if (column instanceof Integer at) {
                require(at < length, "Position " + at + " of a feature is outside the prompts, which have positions 0 to " + (length - 1)
                        + ".");
            } else {
                require(rows.stream().anyMatch(row -> row.example().columns().containsKey(column.toString())), "The set has no column '"
                        + column + "'.");
            }
        }
    }

    private static boolean overlap(@Nullable List<Integer> one, @Nullable List<Integer> other) {
        return one == null || other == null || one.stream().anyMatch(other::contains);
    }

    /// Where a child is read.
    private static Receiver receiver(Node parent, Node child) {
        String into = child.into();
        if (parent.unit() != null && parent.unit().equals("logits")) {
            require(into == null, "Children of logits have no \"into\".");
            return Receiver.LOGITS;
        }
        Sender unit = parent.senders().getFirst();
        if (unit.kind() == Sender.Kind.HEAD) {
            require(into != null && Set.of("q", "k", "v").contains(into), "Children of the head " + unit
                    + " say where they are read: \"into\" is q, k or v.");
            return Receiver.parse(unit + "." + into);
        }
        require(unit.kind() == Sender.Kind.MLP, "The input reads nothing, so it has no children.");
        require(into == null, "Children of an MLP have no \"into\".");
        return Receiver.mlp(unit.layer());
    }

    /// Whether the rows are written down.
    boolean given() {
        return hypothesis.tree().draw() != null;
    }

    /// What is tested, and its base.
    record Sample(ScrubTree tree, ScrubTree base) {
    }

    /// @param random not used where rows are written down
    Sample sample(RandomGenerator random) {
        int[] own = IntStream.range(0, rows.size()).toArray();
        Node root = hypothesis.tree();
        ScrubTree tree = drawn(root, Port.LOGITS, own, random);
        List<int[]> baseRows = new ArrayList<>();
        List<List<Integer>> baseDraws = hypothesis.baseDraws();
        require(!given() || baseDraws != null && baseDraws.size() == root.inputs().size(),
                "There are not as many baseDraws as the root has children.");
        for (int child = 0; child < root.inputs().size(); child++) {
            baseRows.add(given() && baseDraws != null ? written(baseDraws.get(child)) : drawn(Feature.ANY, own, random));
        }
        return new Sample(tree, tree.cut(baseRows));
    }

    private ScrubTree drawn(Node node, Port port, int[] own, RandomGenerator random) {
        int[] rest = given() ? node.restDraw() == null ? own : written(node.restDraw()) : drawn(node.restLike(), own, random);
        List<ScrubTree> children = new ArrayList<>();
        for (Node child : node.inputs()) {
            int[] chosen = child.draw() == null ? drawn(child.rowsLike(), own, random) : written(child.draw());
            children.add(drawn(child, receiver(node, child).port(), chosen, random));
        }
        int[] positions = node.positions() == null ? null : node.positions().stream().mapToInt(Integer::intValue).sorted().toArray();
        return new ScrubTree(port == Port.LOGITS && "logits".equals(node.unit()) ? List.of() : node.senders(), port, positions, own, rest,
                children);
    }

    private int[] written(List<Integer> draw) {
        require(draw.size() == rows.size() && draw.stream().allMatch(row -> row >= 0 && row < rows.size()),
                "The rows that were drawn are of another set, of " + draw.size() + " rows; this one has " + rows.size()
                        + ". Leave them away, and rows are drawn anew.");
        return draw.stream().mapToInt(Integer::intValue).toArray();
    }

    /// @param of the parent's rows
    private int[] drawn(Feature feature, int[] of, RandomGenerator random) {
        if (feature.isSame()) {
            return of;
        }
        if (feature.any()) {
            return IntStream.of(of).map(_ -> random.nextInt(rows.size())).toArray();
        }
        List<List<Integer>> groups = alike.computeIfAbsent(feature, this::alike);
        return IntStream.of(of).map(row -> groups.get(row).get(random.nextInt(groups.get(row).size()))).toArray();
    }

    /// By row all rows that agree with it in a feature.
    private List<List<Integer>> alike(Feature feature) {
        Map<List<String>, List<Integer>> groups = new HashMap<>();
        List<List<Integer>> byRow = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            SetRow each = rows.get(row);
            List<String> key = feature.columns().stream().map(column -> column instanceof Integer at ? String.valueOf(each.tokens()
                    .ids()[at])
                    : each.example().column(column.toString())).toList();
            List<Integer> group = groups.computeIfAbsent(key, _ -> new ArrayList<>());
            group.add(row);
            byRow.add(group);
        }
        return byRow;
    }

    /// In how many rows a feature of some node leaves nothing to draw but the row itself, so that the test is empty there.
    int alone() {
        List<Feature> features = hypothesis.tree().all().stream().map(Node::rowsLike).filter(feature -> !feature.columns().isEmpty())
                .toList();
        return (int) IntStream.range(0, rows.size()).filter(row -> features.stream().anyMatch(feature -> alike.computeIfAbsent(feature,
                this::alike).get(row).size() == 1)).count();
    }
}
