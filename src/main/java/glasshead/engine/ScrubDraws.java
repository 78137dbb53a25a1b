package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Receiver.Port;
import glasshead.gpt2.ScrubTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws rows for a hypothesis, or takes those that it brings along. Rows are drawn with replacement, uniformly, the parent's own row
/// included.
///
/// Each node has a seed of its own, of what it is in the tree: two trees that differ in one node are given the same rows elsewhere, so that
/// their difference is that node's.
final class ScrubDraws {

    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final Hypothesis hypothesis;
    private final List<SetRow> rows;
    private final int ofSet;
    private final long seed;
    private final Map<Feature, List<List<Integer>>> alike = new HashMap<>();

    /// @param rows  those of a set that are equally long, so that they can stand in for each other
    /// @param ofSet how many rows the set has
    ScrubDraws(Hypothesis hypothesis, List<SetRow> rows, int ofSet, long seed) {
        this.hypothesis = hypothesis;
        this.rows = rows;
        this.ofSet = ofSet;
        this.seed = seed;
        hypothesis.tree().all().forEach(node -> alike(node.rowsLike()));
    }

    /// Whether the rows are written down.
    boolean given() {
        return hypothesis.tree().draw() != null;
    }

    /// What is tested, and its base.
    record Sample(ScrubTree tree, ScrubTree base) {
    }

    /// May be asked by several threads at once.
    Sample sample(int number) {
        int[] own = IntStream.range(0, rows.size()).toArray();
        ScrubTree tree = drawn(hypothesis.tree(), Port.LOGITS, own, number, Hypothesis.LOGITS);
        List<int[]> baseRows = new ArrayList<>();
        List<List<Integer>> baseDraws = hypothesis.baseDraws();
        for (int child = 0; child < tree.children().size(); child++) {
            baseRows.add(given() && baseDraws != null ? written(baseDraws.get(child)) : drawn(Feature.ANY, own, random(number, key(
                    Hypothesis.LOGITS, hypothesis.tree().inputs().get(child)) + " base")));
        }
        return new Sample(tree, tree.cut(baseRows));
    }

    private ScrubTree drawn(Node node, Port port, int[] own, int number, String key) {
        int[] rest = given() ? node.restDraw() == null ? own : written(node.restDraw()) : drawn(node.restLike(), own, random(number, key
                + " rest"));
        List<ScrubTree> children = new ArrayList<>();
        for (Node child : node.inputs()) {
            String childKey = key(key, child);
            int[] chosen = child.draw() == null ? drawn(child.rowsLike(), own, random(number, childKey)) : written(child.draw());
            children.add(drawn(child, ScrubCheck.receiver(node, child).port(), chosen, number, childKey));
        }
        int[] positions = node.positions() == null ? null : node.positions().stream().mapToInt(Integer::intValue).sorted().toArray();
        return new ScrubTree(node.isRoot() ? List.of() : node.senders(), port, positions, own, rest, children);
    }

    private static String key(String parent, Node child) {
        return parent + " " + child.label() + child.into() + child.positions();
    }

    private RandomGenerator random(int number, String key) {
        return RANDOM.create(31 * (31 * seed + number) + ((long) key.hashCode() << 32) + rows.getFirst().index());
    }

    private int[] written(List<Integer> draw) {
        if (draw.size() != ofSet || draw.stream().anyMatch(row -> row < 0 || row >= ofSet)) {
            throw new BadInput("The rows that were drawn are of another set, of " + draw.size() + " rows; this one has " + ofSet
                    + ". Leave them away, and rows are drawn anew.");
        }
        Map<Integer, Integer> places = new HashMap<>();
        rows.forEach(row -> places.put(row.index(), places.size()));
        return rows.stream().mapToInt(row -> {
            Integer place = places.get(draw.get(row.index()));
            if (place == null) {
                throw new BadInput("Row " + draw.get(row.index()) + " was drawn for row " + row.index()
                        + ", and their prompts have different lengths. Leave drawn rows away, and rows are drawn anew.");
            }
            return place;
        }).toArray();
    }

    /// @param of the parent's rows
    private int[] drawn(Feature feature, int[] of, RandomGenerator random) {
        if (feature.isSame()) {
            return of;
        }
        if (feature.any()) {
            return IntStream.of(of).map(_ -> random.nextInt(rows.size())).toArray();
        }
        List<List<Integer>> groups = alike(feature);
        return IntStream.of(of).map(row -> groups.get(row).get(random.nextInt(groups.get(row).size()))).toArray();
    }

    /// By row all rows that agree with it in a feature.
    private List<List<Integer>> alike(Feature feature) {
        List<List<Integer>> known = alike.get(feature);
        if (known != null) {
            return known;
        }
        Map<List<String>, List<Integer>> groups = new HashMap<>();
        List<List<Integer>> byRow = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Integer> group = groups.computeIfAbsent(feature.any() ? List.of() : FeatureValues.of(feature, rows.get(row)),
                    _ -> new ArrayList<>());
            group.add(row);
            byRow.add(group);
        }
        alike.put(feature, byRow);
        return byRow;
    }

    /// Whether a feature leaves nothing to draw for a row but the row itself, so that the test is empty there.
    ///
    /// @param row among these rows
    boolean alone(@Nullable Feature feature, int row) {
        return feature != null && !feature.isSame() && alike(feature).get(row).size() == 1;
    }
}
