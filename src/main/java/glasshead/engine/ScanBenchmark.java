package glasshead.engine;

import glasshead.gpt2.Gpt2Config;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanPlan;
import glasshead.scan.ScanSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What a scan of every neuron and every head takes, on rows of random tokens, none of them twice.
final class ScanBenchmark {

    /// Tokens in a row, where the model reads so many.
    private static final int LENGTH = 128;
    private static final int ROWS = 8;
    private static final int TOP = 10;

    private final LoadedModel loaded;
    private final ScanOf of;
    private final ScanPlan plan;
    private final ScanSummary summary;
    private int next;

    ScanBenchmark(LoadedModel loaded) {
        this.loaded = loaded;
        Gpt2Config config = loaded.model().config();
        of = new ScanOf("", "", "", Math.min(LENGTH, config.positions()), false);
        plan = ScanPlan.all(config.layers(), config.dMlp(), config.heads(), TOP, 1);
        summary = new ScanStart(loaded, plan, of).summary(batch().items(), () -> false);
        // Of the first texts more is kept than of later ones.
        run();
        run();
    }

    /// How many tokens a batch has.
    int tokens() {
        return ROWS * of.room();
    }

    private ScanBatch batch() {
        int vocabulary = loaded.model().config().vocabulary();
        List<ScanBatch.Item> items = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int text = next++;
            items.addAll(ScanBatch.items(text, new Random(text).ints(of.room(), 0, vocabulary).toArray(), of, -1));
        }
        return new ScanBatch(items);
    }

    /// Runs a batch.
    void run() {
        batch().run(loaded, plan, of, new AddingToSummary(summary), () -> false);
    }

    /// Runs so many batches, each with a summary of its own.
    Runnable batches(int count, Workers shared) {
        List<ScanBatch> batches = IntStream.range(0, count).mapToObj(_ -> batch()).toList();
        List<ScanSummary> summaries = batches.stream().map(_ -> summary.none()).toList();
        List<Function<BooleanSupplier, Integer>> pieces = IntStream.range(0, batches.size()).<Function<BooleanSupplier, Integer>>mapToObj(
                i -> stop -> {
                    batches.get(i).run(loaded, plan, of, new AddingToSummary(summaries.get(i)), stop);
                    return i;
                }).toList();
        return () -> shared.each(pieces, (_, _) -> {}, () -> false);
    }
}
