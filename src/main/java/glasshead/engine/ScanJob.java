package glasshead.engine;

import glasshead.checkpoint.Bytes;
import glasshead.experiment.BadInput;
import glasshead.experiment.Options;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2Config;
import glasshead.scan.Corpus;
import glasshead.scan.PositionSums;
import glasshead.scan.Scan;
import glasshead.scan.ScanCounts;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanInMemory;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanParts;
import glasshead.scan.ScanPlan;
import glasshead.scan.ScanShelf;
import glasshead.scan.ScanStore;
import glasshead.scan.ScanSummary;
import glasshead.scan.ScanTexts;
import glasshead.scan.WindowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A corpus goes through the model once. Each worker adds what passes to a summary of its own; since summaries merge exactly, it does not
/// matter who ran which texts. After each round the summaries are merged, and what is there is put down, so that a scan that is broken off
/// goes on from there.
final class ScanJob extends Job<ScanProgress> {

    private static final Logger LOG = Logger.getLogger(ScanJob.class.getName());
    /// Tokens in a round: enough that workers seldom wait for its end.
    private static final int ROUND_TOKENS = 1 << 16;
    /// Of Java's memory a scan takes no more.
    private static final double MOST_OF_HEAP = 0.7;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Corpus corpus;
    private final ScanPlan plan;
    private final ScanQuestion.OfScan question;
    private final String weights;
    private final String tokenizer;
    private final ScanShelf shelf;
    private final Queue<ScanSummary> parts = new ConcurrentLinkedQueue<>();

    /// @param weights   mark of the model's
    /// @param tokenizer mark of the model's
    /// @param shelf     where a scan is kept that is asked for without a file
    ScanJob(LoadedModel loaded, Workers workers, ScanQuestion.OfScan question, String weights, String tokenizer, ScanShelf shelf) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        this.weights = weights;
        this.tokenizer = tokenizer;
        this.shelf = shelf;
        plan = plan(question.parts(), loaded, question.top(), question.seed()).merging(question.merged());
        corpus = Corpus.open(question.corpus() == null ? shelf.texts() : question.corpus());
        requireRoom();
        if (question.file() != null) {
            ScanStore.requirePlace(question.file());
        }
    }

    static ScanPlan plan(ScanParts parts, LoadedModel loaded, int top, long seed) {
        if (top < 1 || top > ScanPlan.MOST_TOP) {
            throw new BadInput(Texts.format("Of each part 1 to %d strongest examples can be kept, not %d.", ScanPlan.MOST_TOP, top));
        }
        Gpt2Config config = loaded.model().config();
        ScanPlan plan = parts.plan(config.layers(), config.dMlp(), config.heads(), top, seed).reading(Directions.of(parts, loaded),
                MeanSites
                        .of(parts.means(), config));
        if (plan.parts() == 0) {
            throw new BadInput("This model has none of the parts that are asked for: choose others, or another model.");
        }
        return plan;
    }

    Corpus corpus() {
        return corpus;
    }

    ScanPlan plan() {
        return plan;
    }

    /// @param mark of the corpus
    ScanOf of(String mark) {
        return new ScanOf(weights, tokenizer, mark, loaded.model().config().positions(), bos(loaded));
    }

    /// What the summaries take, the first values, and where examples are. Their texts are not kept, unless there is no file to put them in.
    long memory() {
        long first = (long) plan.parts() * ScanStart.FIRST_TOKENS * Float.BYTES;
        // The means are added up by all workers together, and once more while they are written.
        long means = 2 * PositionSums.bytes(plan.means(), loaded.model().config().positions());
        return plan.bytes() * (workers.count() + 2) + first + means + plan.examples() * ScanTexts.NEEDED_BYTES;
    }

    private void requireRoom() {
        long room = (long) (MOST_OF_HEAP * Runtime.getRuntime().maxMemory());
        if (memory() > room) {
            throw new BadInput("A scan of so many parts takes about " + Bytes.text(memory()) + " of memory beside the model and "
                    + Bytes.text(room)
                    + " are there for it: choose fewer parts, keep fewer examples of each, or take means at fewer sites.");
        }
    }

    @Override
    ScanProgress answer(Consumer<ScanProgress> soFar, BooleanSupplier cancelled) {
        long begin = System.nanoTime();
        ScanOf of = of(corpus.mark());
        Path asked = question.file();
        Optional<Scan> known = asked == null ? shelf.complete(corpus.place(), of, plan) : ScanStore.complete(asked, of, plan);
        if (known.isPresent()) {
            ScanCounts counts = known.get().counts();
            return progress(counts, 1, 0, begin, counts.texts(), known.get());
        }
        Path file = asked == null ? shelf.place(corpus.place(), of, plan).orElse(null) : asked;
        ScanSummary total = file == null ? null : ScanStore.unfinished(file, of, plan);
        long resumed = total == null ? 0 : total.counts().texts();
        long before = total == null ? 0 : total.counts().tokens();
        ScanBlocks blocks = ScanBlocks.of(loaded, of);
        try (ScanRounds rounds = new ScanRounds(corpus, blocks, ROUND_TOKENS)) {
            rounds.skip(resumed);
            ScanRounds.Round round = rounds.next();
            if (total == null) {
                List<ScanBatch.Item> first = round.first();
                total = workers.one(stop -> new ScanStart(loaded, plan, of).summary(first, stop), cancelled);
            }
            while (round.counts().texts() > 0) {
                CompletableFuture<ScanRounds.Round> next = CompletableFuture.supplyAsync(rounds::next);
                try {
                    run(round, total, of, before, begin, resumed, soFar, cancelled);
                } finally {
                    round = joined(next);
                }
                if (file != null && round.counts().texts() > 0) {
                    ScanSummary soMuch = total;
                    file = kept(file, to -> ScanStore.putDown(to, of, soMuch)) ? file : null;
                }
            }
            requireSome(total.counts());
            Scan scan = found(of, total, blocks, file, cancelled);
            return progress(total.counts(), 1, total.counts().tokens() - before, begin, resumed, scan);
        }
    }

    /// That this program's own place can't be written to is no reason to go without the answer.
    private boolean kept(Path file, Consumer<Path> write) {
        try {
            write.accept(file);
            return true;
        } catch (BadInput noRoom) {
            if (question.file() != null) {
                throw noRoom;
            }
            LOG.log(Level.WARNING, "The scan is not kept: {0}", noRoom.getMessage());
            return false;
        }
    }

    /// The corpus is read again for the windows that examples are in.
    private Scan found(ScanOf of, ScanSummary total, ScanBlocks blocks, @Nullable Path file, BooleanSupplier cancelled) {
        Map<Integer, List<Integer>> needed = ScanTexts.needed(total, of);
        WindowSource windows = to -> ScanRounds.windows(corpus, blocks, needed, to, cancelled);
        if (file != null && kept(file, to -> ScanStore.write(to, of, total, windows))) {
            return ScanFile.open(file);
        }
        ScanTexts texts = new ScanTexts(of);
        windows.each(texts::put);
        return new ScanInMemory(of, total, texts);
    }

    private static ScanRounds.Round joined(CompletableFuture<ScanRounds.Round> next) {
        try {
            return next.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException usual) {
                throw usual;
            }
            throw failure;
        }
    }

    static void requireSome(ScanCounts counts) {
        if (counts.tokens() == 0) {
            throw new BadInput("No text of the corpus can be read by this model: of " + counts.texts() + " lines " + counts.empty()
                    + " are empty, " + (counts.broken() + counts.nul() + counts.tooLong()) + " are no text and " + counts.unknown()
                    + " are not in its vocabulary; give another corpus.");
        }
    }

    private void run(ScanRounds.Round round, ScanSummary total, ScanOf of, long before, long begin, long resumed,
            Consumer<ScanProgress> soFar, BooleanSupplier cancelled) {
        List<Function<BooleanSupplier, Integer>> pieces = new ArrayList<>();
        for (ScanBatch batch : round.batches()) {
            pieces.add(stop -> {
                ScanSummary there = parts.poll();
                ScanSummary summary = there == null ? total.none() : there;
                batch.run(loaded, plan, of, new AddingToSummary(summary, total.means()), stop);
                parts.add(summary);
                return batch.counted();
            });
        }
        long all = round.batches().stream().mapToLong(ScanBatch::counted).sum();
        long[] done = {0};
        try {
            workers.each(pieces, (_, counted) -> {
                done[0] += counted;
                double share = round.from() + (round.to() - round.from()) * done[0] / Math.max(1, all);
                ScanCounts counts = total.counts().plus(new ScanCounts(0, 0, 0, 0, 0, 0, 0, 0, done[0]));
                soFar.accept(progress(counts, share, counts.tokens() - before, begin, resumed, null));
            }, cancelled);
            parts.forEach(total::plus);
            total.count(round.counts());
        } finally {
            // What a round left half done counts for nothing.
            parts.clear();
        }
    }

    private ScanProgress progress(ScanCounts counts, double share, long fresh, long begin, long resumed, @Nullable Scan scan) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        double begun = resumed == 0 ? 0 : (double) (counts.tokens() - fresh) / Math.max(1, counts.tokens()) * share;
        double left = share > begun ? seconds * (1 - share) / (share - begun) : Double.NaN;
        return new ScanProgress(counts, share, fresh / seconds, left, memory(), resumed, scan);
    }

    @Override
    void release() {
        parts.clear();
    }

    /// Rows are read as in a run with usual options.
    static boolean bos(LoadedModel loaded) {
        return Options.DEFAULT.bos() && loaded.model().config().bos() >= 0;
    }
}
