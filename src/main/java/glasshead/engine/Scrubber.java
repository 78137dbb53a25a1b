package glasshead.engine;

import glasshead.checkpoint.Bytes;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Graph;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Options;
import glasshead.experiment.Part;
import glasshead.experiment.ScrubMetric;
import glasshead.gpt2.ScrubTree;
import glasshead.gpt2.ScrubbedRuns.Needed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Rows of a set on which hypotheses are scrubbed. Only rows of one length stand in for each other.
final class Scrubber implements AutoCloseable {

    private final LoadedModel loaded;
    private final List<SetRow> rows;
    private final List<List<Integer>> alike;
    private final List<ScrubRows> opened = new ArrayList<>();

    /// @param position where the logits are read, as in a contrast
    /// @throws BadInput when a row can't be used
    Scrubber(LoadedModel loaded, DataSet set, int position, Options options) {
        this(loaded, rows(loaded, set, position, options));
    }

    /// @param rows that can be used, in the order of the set
    Scrubber(LoadedModel loaded, List<SetRow> rows) {
        this.loaded = loaded;
        this.rows = rows;
        Map<List<Integer>, List<Integer>> places = new LinkedHashMap<>();
        for (int place = 0; place < rows.size(); place++) {
            SetRow row = rows.get(place);
            places.computeIfAbsent(List.of(row.tokens().length(), row.contrast().position()), _ -> new ArrayList<>()).add(place);
        }
        alike = List.copyOf(places.values());
    }

    static List<SetRow> rows(LoadedModel loaded, DataSet set, int position, Options options) {
        SetJob.requireRows(set);
        List<SetRow> rows = SetRow.read(set, position, options, loaded.tokens());
        for (SetRow row : rows) {
            if (!row.usable() || row.contrast().isEmpty()) {
                throw new BadInput("Row " + (row.index() + 1) + " of the set can't be used, and rows stand in for each other: " + (row
                        .usable() ? "it has no answers to measure." : row.problem()));
            }
        }
        return rows;
    }

    List<SetRow> rows() {
        return rows;
    }

    /// How many lengths the prompts have.
    int lengths() {
        return alike.size();
    }

    Graph graph() {
        var config = loaded.model().config();
        return new Graph(config.layers(), config.heads(), config.hasMlp());
    }

    /// What some trees read of the untouched runs.
    static Needed needed(Collection<Hypothesis.Node> trees) {
        Set<Part> written = new HashSet<>();
        Set<Part> computed = new HashSet<>();
        trees.stream().flatMap(tree -> tree.all().stream()).filter(node -> !node.isRoot()).forEach(node -> {
            written.addAll(node.senders());
            if (!node.inputs().isEmpty()) {
                computed.addAll(node.senders());
            }
        });
        return new Needed(written, computed);
    }

    /// What any tree can read.
    Needed everything() {
        Set<Part> all = Set.copyOf(graph().senders());
        return new Needed(all, all);
    }

    /// Makes the untouched runs.
    void open(Workers workers, Needed needed, BooleanSupplier cancelled) {
        long bytes = bytes(needed);
        long free = MachineMemory.available() / 2;
        if (bytes > free) {
            throw new BadInput("What the untouched runs of " + rows.size() + " prompts leave takes " + Bytes.text(bytes) + ", and " + Bytes
                    .text(free) + " can be had; take fewer rows, or name fewer units.");
        }
        alike.forEach(places -> opened.add(new ScrubRows(loaded, at(places), needed)));
        workers.each(opened.stream().flatMap(some -> some.reading().stream()).toList(), (_, _) -> {}, cancelled);
        workers.each(opened.stream().<Function<BooleanSupplier, ScrubRows>>map(some -> stop -> some.answered(stop)).toList(), (_, _) -> {},
                cancelled);
    }

    /// What is kept of the untouched runs: some residual streams, and what each predicts.
    long bytes(Needed needed) {
        var config = loaded.model().config();
        long tokens = rows.stream().mapToLong(row -> row.tokens().length()).sum();
        return Float.BYTES * (tokens * config.dModel() * needed.streams() + (long) rows.size() * config.vocabulary());
    }

    private List<SetRow> at(List<Integer> places) {
        return places.stream().map(rows::get).toList();
    }

    /// `[metric][row]`
    double[][] untouched() {
        return gathered(opened.stream().map(ScrubRows::untouched).toList());
    }

    /// By the place of each row, from what is known of each length's rows.
    private double[][] gathered(List<double[][]> parts) {
        double[][] all = new double[ScrubMetric.values().length][rows.size()];
        for (int part = 0; part < parts.size(); part++) {
            for (int metric = 0; metric < all.length; metric++) {
                for (int i = 0; i < alike.get(part).size(); i++) {
                    all[metric][alike.get(part).get(i)] = parts.get(part)[metric][i];
                }
            }
        }
        return all;
    }

    /// A hypothesis that is tested on the rows.
    ///
    /// @throws BadInput when it does not fit them, or the model
    Test test(Hypothesis hypothesis, long seed) {
        ScrubCheck.check(hypothesis, graph(), rows);
        return trusted(hypothesis, seed);
    }

    /// One that a search made.
    Test trusted(Hypothesis hypothesis, long seed) {
        return new Test(hypothesis, alike.stream().map(places -> new ScrubDraws(hypothesis, at(places), rows.size(), seed)).toList());
    }

    /// `[metric][row]` of one sample.
    record Found(double[][] base, double[][] scrubbed) {
    }

    final class Test {

        private final Hypothesis hypothesis;
        private final List<ScrubDraws> draws;

        private Test(Hypothesis hypothesis, List<ScrubDraws> draws) {
            this.hypothesis = hypothesis;
            this.draws = draws;
        }

        /// Whether rows were written down, so that there is one sample.
        boolean given() {
            return draws.getFirst().given();
        }

        /// @throws BadInput when rows that were written down are of another set
        void checkDraws() {
            draws.forEach(each -> each.sample(0));
        }

        Found found(int sample, BooleanSupplier stop) {
            List<double[][]> bases = new ArrayList<>();
            List<double[][]> scrubbed = new ArrayList<>();
            for (int part = 0; part < draws.size(); part++) {
                ScrubDraws.Sample drawn = draws.get(part).sample(sample);
                bases.add(opened.get(part).values(drawn.base(), stop));
                scrubbed.add(opened.get(part).values(drawn.tree(), stop));
            }
            return new Found(gathered(bases), gathered(scrubbed));
        }

        /// The same without the base.
        double[][] scrubbed(int sample, BooleanSupplier stop) {
            List<double[][]> scrubbed = new ArrayList<>();
            for (int part = 0; part < draws.size(); part++) {
                scrubbed.add(opened.get(part).values(draws.get(part).sample(sample).tree(), stop));
            }
            return gathered(scrubbed);
        }

        /// The places of the rows that a sample gives each node, in the order of the tree.
        List<int[]> drawn(int sample) {
            List<int[]> rowsOfNodes = new ArrayList<>();
            hypothesis.tree().all().forEach(_ -> rowsOfNodes.add(new int[rows.size()]));
            for (int part = 0; part < draws.size(); part++) {
                List<Integer> places = alike.get(part);
                List<ScrubTree> nodes = draws.get(part).sample(sample).tree().all();
                for (int node = 0; node < nodes.size(); node++) {
                    for (int i = 0; i < places.size(); i++) {
                        rowsOfNodes.get(node)[places.get(i)] = places.get(nodes.get(node).rows()[i]);
                    }
                }
            }
            return rowsOfNodes;
        }

        /// By node, in how many rows its feature leaves nothing to draw but the row itself.
        int[] alone() {
            return hypothesis.tree().all().stream().mapToInt(node -> count((draw, row) -> draw.alone(node.rowsLike(), row))).toArray();
        }

        /// In how many rows that is so of some node.
        int aloneAnywhere() {
            return count((draw, row) -> hypothesis.tree().all().stream().anyMatch(node -> draw.alone(node.rowsLike(), row)));
        }

        private interface Question {
            boolean of(ScrubDraws draws, int row);
        }

        private int count(Question question) {
            ToIntFunction<Integer> inPart = part -> (int) IntStream.range(0, alike.get(part).size()).filter(row -> question.of(draws.get(
                    part), row)).count();
            return IntStream.range(0, draws.size()).map(inPart::applyAsInt).sum();
        }
    }

    @Override
    public void close() {
        opened.forEach(ScrubRows::close);
        opened.clear();
    }
}
