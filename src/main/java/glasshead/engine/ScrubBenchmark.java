package glasshead.engine;

import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Feature;
import glasshead.experiment.Head;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Options;
import glasshead.experiment.Part;
import glasshead.experiment.Prompt;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What causal scrubbing takes: a tree of the shape of the refined induction hypothesis, on random prompts.
final class ScrubBenchmark {

    private static final int ROWS = 64;
    private static final int SAMPLES = 100;
    private static final int LENGTH = 11;
    static final String NAME = "scrub-" + ROWS + "x" + SAMPLES;
    /// Of a larger model it takes minutes.
    private static final int MOST_LAYERS = 4;

    private final LoadedModel loaded;
    private final Workers workers;

    ScrubBenchmark(LoadedModel loaded, Workers workers) {
        this.loaded = loaded;
        this.workers = workers;
    }

    boolean isSmall() {
        var config = loaded.model().config();
        return config.layers() >= 2 && config.layers() <= MOST_LAYERS && config.heads() >= 2 && config.positions() > LENGTH;
    }

    void run() {
        Question.OfScrub question = new Question.OfScrub("benchmark", rows(), Contrast.LAST, hypothesis(), SAMPLES, 1, 0, Options.DEFAULT);
        try (ScrubJob job = new ScrubJob(loaded, workers, question)) {
            job.run(_ -> {}, () -> false);
        }
    }

    private DataSet rows() {
        return new DataSet("random", IntStream.range(0, ROWS).mapToObj(seed -> new Example(new Prompt.Tokens(new Random(seed).ints(LENGTH,
                0,
                loaded.model().config().vocabulary()).boxed().toList()), Prompt.NONE, List.of("#1"), List.of("#2"))).toList());
    }

    private Hypothesis hypothesis() {
        int last = loaded.model().config().layers() - 1;
        Node reader = head(last, 1, null).withRest(Feature.ANY).withChildren(List.of(input("q"), head(0, 0, "q"), head(0, 1, "k"), input(
                "v"),
                head(0, 0, "v")));
        return Hypothesis.of("refined induction", Node.root(Feature.ANY).plus(reader).plus(head(last, 0, null)));
    }

    private static Node head(int layer, int head, @Nullable String into) {
        return Node.child(Part.of(new Head(layer, head)), into, Feature.ANY);
    }

    private static Node input(String into) {
        return Node.child(Part.INPUT, into, Feature.ANY);
    }
}
