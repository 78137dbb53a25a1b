package glasshead.engine;

import glasshead.scan.Corpus;
import glasshead.scan.Scan;
import glasshead.scan.ScanCounts;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanPlan;
import glasshead.scan.ScanShelf;
import glasshead.scan.ScanStore;
import glasshead.scan.ScanSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs the first texts of a corpus as a scan would, by the clock, and keeps nothing of it.
final class ScanForecastJob extends Job<ScanForecast> {

    /// Tokens of the first round are at least so many, if the corpus has them: enough texts to tell tokens from bytes.
    private static final int READ_TOKENS = 1 << 18;
    /// Tokens that are run by the clock, after those that say what values there are.
    private static final int RUN_TOKENS = 1 << 12;
    /// A larger corpus is not read from end to end for this, so that where its scan is kept is not known before.
    private static final long MOST_BYTES = 1L << 28;

    private final LoadedModel loaded;
    private final Workers workers;
    private final ScanJob scan;
    private final ScanShelf shelf;
    private final @Nullable Path asked;

    /// @param scan   that would be begun
    /// @param asked  where it is to be kept, if that is said
    ScanForecastJob(LoadedModel loaded, Workers workers, ScanJob scan, @Nullable Path asked, ScanShelf shelf) {
        this.loaded = loaded;
        this.workers = workers;
        this.scan = scan;
        this.asked = asked;
        this.shelf = shelf;
    }

    @Override
    ScanForecast answer(Consumer<ScanForecast> soFar, BooleanSupplier cancelled) {
        Corpus corpus = scan.corpus();
        ScanPlan plan = scan.plan();
        boolean marked = corpus.bytes() <= MOST_BYTES;
        ScanOf of = scan.of(marked ? corpus.mark() : "");
        Path file = asked != null ? asked : marked ? shelf.place(corpus.place(), of, plan).orElse(null) : null;
        Optional<Scan> known = !marked ? Optional.empty() : asked == null ? shelf.complete(corpus.place(), of, plan)
                : ScanStore.complete(asked, of, plan);
        if (known.isPresent()) {
            ScanCounts counts = known.get().counts();
            return new ScanForecast(corpus.files(), corpus.bytes(), counts.tokens(), true, Double.NaN, scan.memory(), file, counts.texts(),
                    true);
        }
        ScanSummary begun = marked && file != null ? ScanStore.unfinished(file, of, plan) : null;
        try (ScanRounds rounds = new ScanRounds(corpus, ScanBlocks.of(loaded, of), READ_TOKENS)) {
            ScanRounds.Round first = rounds.next();
            ScanJob.requireSome(first.counts());
            boolean exact = rounds.atEnd();
            long tokens = exact ? first.counts().tokens() : Math.round(first.counts().tokens() / first.to());
            return new ScanForecast(corpus.files(), corpus.bytes(), tokens, exact, speed(first, of, cancelled), scan.memory(), file,
                    begun == null ? 0 : begun.counts().texts(), false);
        }
    }

    /// Of batches from the whole round, because those of a block are in the order of their lengths.
    private double speed(ScanRounds.Round round, ScanOf of, BooleanSupplier cancelled) {
        ScanPlan plan = scan.plan();
        ScanSummary none = workers.one(stop -> new ScanStart(loaded, plan, of).summary(round.first(), stop), cancelled);
        List<ScanBatch> batches = round.batches();
        int step = Math.toIntExact(Math.max(1, round.counts().tokens() / RUN_TOKENS));
        List<Function<BooleanSupplier, Integer>> pieces = new ArrayList<>();
        for (int i = step / 2 % batches.size(); i < batches.size(); i += step) {
            ScanBatch batch = batches.get(i);
            pieces.add(stop -> {
                batch.run(loaded, plan, of, new AddingToSummary(none.none()), stop);
                return batch.counted();
            });
        }
        long[] tokens = {0};
        long begin = System.nanoTime();
        workers.each(pieces, (_, counted) -> tokens[0] += counted, cancelled);
        return tokens[0] * 1e9 / Math.max(1, System.nanoTime() - begin);
    }

    @Override
    void release() {
        scan.close();
    }
}
