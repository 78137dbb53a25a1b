package glasshead.engine;

import glasshead.analysis.weights.HeadTables;
import glasshead.analysis.weights.StrongestPairs;
import glasshead.experiment.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A search over all pairs of tokens, some sources at a time on the workers.
final class PairSearchJob extends Job<PairSearch> {

    /// Sources against the whole vocabulary: 25 MB at GPT-2's.
    private static final int SOURCES = 128;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.StrongestPairsOf question;
    private final int[] sources;

    PairSearchJob(LoadedModel loaded, Workers workers, Question.StrongestPairsOf question) {
        if (question.count() < 1) {
            throw new BadInput("The number of pairs to find is " + question.count() + "; give at least 1.");
        }
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        PlaceCheck.of(loaded.model().config()).check(question.head());
        sources = question.sources().isEmpty() ? IntStream.range(0, loaded.model().config().vocabulary()).toArray()
                : question.sources().stream().mapToInt(loaded.tokens()::one).distinct().toArray();
    }

    @Override
    PairSearch answer(Consumer<PairSearch> soFar, BooleanSupplier cancelled) {
        try (HeadTables tables = workers.one(stop -> HeadTables.of(loaded.model(), question.head(), stop), cancelled)) {
            return search(tables, soFar, cancelled);
        }
    }

    private PairSearch search(HeadTables tables, Consumer<PairSearch> soFar, BooleanSupplier cancelled) {
        List<Function<BooleanSupplier, StrongestPairs>> pieces = new ArrayList<>();
        for (int from = 0; from < sources.length; from += SOURCES) {
            int[] some = Arrays.copyOfRange(sources, from, Math.min(sources.length, from + SOURCES));
            pieces.add(_ -> StrongestPairs.of(loaded.model(), tables, some, question.count()));
        }
        PairSearch[] known = {new PairSearch(loaded.info(), StrongestPairs.NONE, 0, sources.length)};
        InOrder<StrongestPairs> inOrder = new InOrder<>(found -> {
            int done = Math.min(sources.length, known[0].done() + SOURCES);
            known[0] = new PairSearch(loaded.info(), known[0].found().with(found, question.count()), done, sources.length);
            soFar.accept(known[0]);
        });
        workers.each(pieces, inOrder::put, cancelled);
        return known[0];
    }

    @Override
    void release() {
        // nothing is held between two pieces
    }
}
