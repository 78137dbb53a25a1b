package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.engine.ScrubSearch.Step;
import glasshead.experiment.BadInput;
import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.ScrubPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The greedy search for a small tree that recovers a share of a metric.
///
/// It begins with the logits alone, all of whose inputs are from any row. A node that is open gets the input that recovers most, its row
/// being the node's own, until the share is reached; then the features of these inputs are loosened as far as the share allows, and those
/// that may be any row are left out, each step being confirmed by rows drawn anew; then each of them is opened in turn, all that it reads
/// being from any row until it is named. A node that can't be opened without falling below the share stays whole.
final class TreeSearch {

    private static final String NAME = "found by scrubbing";
    private static final int BASE_SAMPLES = 32;
    /// Times as many rows are drawn to confirm a step as to try it.
    private static final int CONFIRMING = 3;
    /// Features that are tried at once, the loosest first.
    private static final int AT_ONCE = 8;
    /// An input that adds less is not worth a node.
    private static final double LEAST = 1e-3;

    private final Scrubber rows;
    private final Workers workers;
    private final Question.OfScrubSearch question;
    private final List<Feature> features;
    private final Consumer<TreeSearch> told;
    private final BooleanSupplier cancelled;
    private final List<Step> steps = new ArrayList<>();
    private double model;
    private double base;
    private int tried;
    private int fresh;
    private Node tree = Node.root(Feature.ANY);
    private double recovered;
    private boolean reached;

    /// @param rows     opened
    /// @param features from the loosest on
    /// @param told     after each tree that was tried
    TreeSearch(Scrubber rows, Workers workers, Question.OfScrubSearch question, List<Feature> features, Consumer<TreeSearch> told,
            BooleanSupplier cancelled) {
        this.rows = rows;
        this.workers = workers;
        this.question = question;
        this.features = features;
        this.told = told;
        this.cancelled = cancelled;
    }

    List<Step> steps() {
        return steps;
    }

    Hypothesis found() {
        return Hypothesis.of(NAME, tree);
    }

    boolean reached() {
        return reached;
    }

    int tried() {
        return tried;
    }

    void run() {
        model = Spread.of(rows.untouched()[question.metric().ordinal()]).mean();
        Node nothing = tree;
        base = workers.one(stop -> mean(nothing, 0, BASE_SAMPLES, stop), cancelled);
        fresh = question.samples();
        if ((question.metric() == ScrubMetric.LOGIT_DIFFERENCE ? model - base : base - model) < 1e-6) {
            throw new BadInput("By " + question.metric().title() + " the model is no better on its own prompts than with all inputs of the "
                    + "logits from any row, so there is nothing to recover; choose another set, or another metric.");
        }
        step("all inputs of logits from any row", 0);
        reached = grow(List.of());
        if (!reached) {
            return;
        }
        loosen(List.of());
        Deque<List<Integer>> open = new ArrayDeque<>(below(List.of()));
        while (!open.isEmpty() && left() > 0) {
            List<Integer> path = open.removeFirst();
            if (open(path)) {
                open.addAll(below(path));
            }
        }
    }

    /// Names inputs of a node until the share is reached.
    private boolean grow(List<Integer> path) {
        while (recovered < question.recover()) {
            List<Node> candidates = new ArrayList<>();
            List<String> words = new ArrayList<>();
            for (ScrubPart part : ScrubPart.unmapped(Hypothesis.of(NAME, tree), rows.graph())) {
                if (part.path().equals(path)) {
                    candidates.add(part.named(Hypothesis.of(NAME, tree), Feature.SAME).tree());
                    words.add(part.words());
                }
            }
            double[] found = recovered(candidates);
            int best = IntStream.range(0, found.length).boxed().max(Comparator.comparingDouble(index -> found[index])).orElse(-1);
            if (best < 0 || !tree.at(path).inputs().isEmpty() && found[best] < recovered + LEAST) {
                return false;
            }
            tree = candidates.get(best);
            step(words.get(best), confirmed(tree));
        }
        return true;
    }

    /// Gives each input of a node the loosest feature that the share allows.
    private void loosen(List<Integer> path) {
        for (int child = tree.at(path).inputs().size() - 1; child >= 0; child--) {
            List<Integer> at = plus(path, child);
            String edge = ScrubPart.edge(tree, at);
            if (tree.at(path).inputs().size() > 1) {
                Node without = tree.without(at);
                if (left() > 0 && accepted(without, recovered(List.of(without))[0], "without " + edge)) {
                    continue;
                }
            }
            loosen(at, edge);
        }
    }

    private void loosen(List<Integer> at, String edge) {
        for (int from = 0; from < features.size() && left() > 0; from += AT_ONCE) {
            List<Feature> some = features.subList(from, Math.min(from + AT_ONCE, features.size()));
            double[] found = recovered(some.stream().map(feature -> tree.with(at, node -> node.withFeature(feature))).toList());
            for (int i = 0; i < found.length; i++) {
                Feature feature = some.get(i);
                if (accepted(tree.with(at, node -> node.withFeature(feature)), found[i], edge + " by " + feature)) {
                    return;
                }
            }
        }
    }

    /// Whether a tree recovers the share, by the rows that all trees are given and by others.
    private boolean accepted(Node looser, double found, String words) {
        double again = found < question.recover() ? found : confirmed(looser);
        if (again < question.recover()) {
            return false;
        }
        tree = looser;
        step(words, again);
        return true;
    }

    /// By rows that no other tree was given: the best of many is good by luck as well.
    private double confirmed(Node chosen) {
        int from = fresh;
        fresh += CONFIRMING * question.samples();
        double mean = workers.one(stop -> mean(chosen, from, fresh, stop), cancelled);
        tried++;
        return ScrubMetric.recovered(model, base, mean);
    }

    /// Opens a node, unless what it reads can't be named.
    private boolean open(List<Integer> path) {
        Node node = tree.at(path);
        if (node.senders().getFirst().kind() == Part.Kind.INPUT) {
            return false;
        }
        Node before = tree;
        double held = recovered;
        int begun = steps.size();
        tree = tree.with(path, closed -> closed.withRest(Feature.ANY));
        recovered = Double.NEGATIVE_INFINITY;
        if (grow(path)) {
            loosen(path);
            return true;
        }
        tree = before;
        steps.subList(begun, steps.size()).clear();
        step(ScrubPart.edge(tree, path) + " stays whole", held);
        return false;
    }

    private List<List<Integer>> below(List<Integer> path) {
        return IntStream.range(0, tree.at(path).inputs().size()).mapToObj(child -> plus(path, child)).toList();
    }

    private static List<Integer> plus(List<Integer> path, int child) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(child);
        return List.copyOf(longer);
    }

    private void step(String words, double now) {
        recovered = now;
        steps.add(new Step(words, now, tried));
        told.accept(this);
    }

    private int left() {
        return question.budget() - tried;
    }

    /// Of as many trees as the budget allows.
    private double[] recovered(List<Node> trees) {
        List<Node> some = trees.subList(0, Math.min(trees.size(), Math.max(0, left())));
        double[] recovered = new double[some.size()];
        workers.each(some.stream().<Function<BooleanSupplier, Double>>map(each -> stop -> mean(each, 0, question.samples(), stop)).toList(),
                (
                        index,
                        mean) -> {
                    recovered[index] = ScrubMetric.recovered(model, base, mean);
                    tried++;
                    told.accept(this);
                }, cancelled);
        return recovered;
    }

    /// Of the metric over rows and samples.
    private double mean(Node each, int from, int to, BooleanSupplier stop) {
        Scrubber.Test test = rows.trusted(Hypothesis.of(NAME, each), question.seed());
        return IntStream.range(from, to).mapToDouble(sample -> Spread.of(test.scrubbed(sample, stop)[question.metric().ordinal()]).mean())
                .average()
                .orElseThrow();
    }
}
