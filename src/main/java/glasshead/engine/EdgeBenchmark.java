package glasshead.engine;

import ai.djl.ndarray.NDArray;
import glasshead.experiment.Contrast;
import glasshead.experiment.Cutting;
import glasshead.experiment.DataSet;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Example;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.EdgeVariants;
import glasshead.gpt2.GradientPass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/// What scores of edges take, on random prompts.
final class EdgeBenchmark {

    private static final int ROWS = 24;
    /// A graph that is swept whole.
    private static final int SMALL = 2000;
    private static final int SAMPLED_SENDERS = 8;

    private final LoadedModel loaded;
    private final Workers workers;
    private final int length;
    private final Graph graph;

    EdgeBenchmark(LoadedModel loaded, Workers workers, int length) {
        this.loaded = loaded;
        this.workers = workers;
        this.length = length;
        var config = loaded.model().config();
        graph = new Graph(config.layers(), config.heads(), config.hasMlp());
    }

    private OnSet pairs(int count) {
        List<Example> rows = IntStream.range(0, count).mapToObj(row -> new Example(prompt(row), prompt(row + count), List.of("#1"), List.of(
                "#2"))).toList();
        return new OnSet("benchmark", new DataSet("random", rows), Contrast.LAST, Cutting.CORRUPTED, Options.DEFAULT.withBos(false));
    }

    private Prompt prompt(int seed) {
        return new Prompt.Tokens(new Random(seed).ints(length, 0, loaded.model().config().vocabulary()).boxed().toList());
    }

    /// Jobs that are measured against their own products: exact scores of one pair, of the first layer, the middle one and the last, from
    /// eight senders each; on a small graph all edges of 24 pairs, exactly and by EAP-IG.
    SequencedMap<String, Runnable> jobs() {
        SequencedMap<String, Runnable> jobs = new LinkedHashMap<>();
        jobs.put("edges-exact-sample", this::sample);
        if (graph.edgeCount() <= SMALL) {
            jobs.put("edges-exact-" + ROWS, () -> scores(ROWS, new EdgeMethod.Exact()));
            jobs.put("edges-eap-ig-" + ROWS, () -> scores(ROWS, new EdgeMethod.EapIg(EdgeMethod.EapIg.STEPS, false)));
        }
        return jobs;
    }

    private void sample() {
        PairedSet set = new PairedSet(loaded, pairs(1));
        try (PairedSet.Batch batch = set.open(set.used(), () -> false)) {
            for (int layer : new int[] {0, graph.layers() / 2, graph.layers() - 1}) {
                int senders = Math.min(SAMPLED_SENDERS, 1 + layer * (graph.heads() + 1));
                EdgeVariants variants = new EdgeVariants(batch.paired(), 0, senders, (_, residuals) -> batch.readout().values(
                        Metric.LOGIT_DIFFERENCE, residuals.reshape(1, -1, loaded.model().config().dModel())), () -> false);
                variants.intoHeads(layer);
                if (graph.mlps()) {
                    variants.intoMlp(layer);
                }
            }
        }
    }

    private void scores(int rows, EdgeMethod method) {
        try (EdgeJob job = new EdgeJob(loaded, workers, new CircuitQuestion.OfEdges(pairs(rows), method, Metric.LOGIT_DIFFERENCE))) {
            job.run(_ -> {}, () -> false);
        }
    }

    /// All edges of one pair by EAP.
    void eap() {
        scores(1, new EdgeMethod.Eap());
    }

    /// What EAP can't do without: two runs, and one followed back to the embeddings.
    void runsAndBackward() {
        int[] tokens = new Random(1).ints(length, 0, loaded.model().config().vocabulary()).toArray();
        loaded.model().run(tokens, List.of(), () -> false).close();
        try (GradientPass pass = GradientPass.of(loaded.model(), List.of(tokens), List.of(List.of()), Set.of(new Place(Site.RESID_PRE, 0)),
                () -> false)) {
            NDArray logits = loaded.model().logits(pass.residual(new int[] {length - 1}));
            pass.backward(logits.get(":, 1").sub(logits.get(":, 2")));
        }
    }
}
