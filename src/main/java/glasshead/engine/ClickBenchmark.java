package glasshead.engine;

import glasshead.analysis.Analysis;
import glasshead.analysis.AttendedPair;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Evidence;
import glasshead.analysis.MlpNeurons;
import glasshead.analysis.NeuronReading;
import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensReading;
import glasshead.analysis.paths.PathExpansion;
import glasshead.experiment.Head;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// What a click asks of a run that is there, or of the weights: the attention score of one pair taken apart, a lens at all positions, the
/// neurons of an MLP with what the strongest of them read and write, all paths of an attention-only model, all circuits of one head.
///
/// @param run      of the benchmark's prompt
/// @param contrast asked of it
record ClickBenchmark(LoadedModel loaded, Workers workers, ActivationCache run, ContrastTokens contrast) {

    /// Words of the tables, as many as the window asks about.
    private static final int WORDS = 12;
    /// Tokens told of a neuron, and neurons told of an MLP, as many as in the window.
    private static final int TOKENS = 4;
    private static final int NEURONS = 40;

    /// By name.
    SequencedMap<String, Runnable> clicks() {
        Gpt2Config config = loaded.model().config();
        Head head = new Head(config.layers() / 2, 0);
        SequencedMap<String, Runnable> clicks = new LinkedHashMap<>();
        clicks.put("lens-all-positions", () -> evidence(new LensReading(new Lens.Logit(), true, LensReading.Span.ALL, TOKENS)));
        if (config.layers() > 0) {
            clicks.put("why-pair", () -> evidence(new AttendedPair(new Head(config.layers() - 1, 0), run.length() - 1, 0)));
            clicks.put("weights-of-a-head", () -> weights(head));
        }
        if (config.hasMlp()) {
            clicks.put("neurons-of-an-mlp", () -> neurons(config.layers() - 1));
        } else if (config.layers() <= 2) {
            clicks.put("path-expansion", () -> evidence(new PathExpansion(List.of())));
        }
        return clicks;
    }

    private <R> R evidence(Analysis<R> analysis) {
        return analysis.of(new Evidence(loaded.model(), run, contrast));
    }

    private void neurons(int layer) {
        MlpNeurons found = evidence(new MlpNeurons.Of(layer));
        evidence(new NeuronReading.Of(layer, found.strongest(NEURONS), TOKENS));
    }

    private void weights(Head head) {
        List<String> words = IntStream.range(0, Math.min(WORDS, loaded.model().config().vocabulary())).mapToObj(id -> "#" + id).toList();
        try (WeightJob job = new WeightJob(loaded, workers, new Question.Weights("benchmark", words, List.of(head)))) {
            job.run(_ -> {}, () -> false);
        }
    }
}
