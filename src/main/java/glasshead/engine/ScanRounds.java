package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.scan.Corpus;
import glasshead.scan.CorpusLine;
import glasshead.scan.CorpusReader;
import glasshead.scan.ScanCounts;
import glasshead.scan.WindowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Reads a corpus and cuts it into batches, round by round. One round is read while the one before is run.
final class ScanRounds implements AutoCloseable {

    private final Corpus corpus;
    private final CorpusReader reader;
    private final ScanBlocks blocks;
    private final int most;

    /// What is run between two merges: whole blocks of texts.
    ///
    /// @param first  the windows of its first block, in the order of the texts
    /// @param counts of its texts
    /// @param from   share of the corpus before it, by bytes
    /// @param to     share of the corpus with it
    record Round(List<ScanBatch> batches, List<ScanBatch.Item> first, ScanCounts counts, double from, double to) {
    }

    /// @param most tokens in a round, unless a single block has more
    ScanRounds(Corpus corpus, ScanBlocks blocks, int most) {
        this.corpus = corpus;
        this.blocks = blocks;
        this.most = most;
        reader = corpus.read();
    }

    /// Passes over texts that are done.
    void skip(long texts) {
        for (long text = 0; text < texts; text++) {
            if (reader.next() == null) {
                throw new BadInput("The corpus '" + corpus.place() + "' is shorter than it was: scan it anew.");
            }
        }
    }

    /// The next round; one without texts at the end.
    Round next() {
        double from = share();
        List<ScanBatch> batches = new ArrayList<>();
        List<ScanBatch.Item> first = new ArrayList<>();
        ScanCounts counts = ScanCounts.NONE;
        boolean more = true;
        while (more && counts.tokens() < most) {
            ScanBlocks.Block block = blocks.next(reader::next);
            more = !block.last();
            counts = counts.plus(block.counts());
            batches.addAll(ScanBatch.of(block.items()));
            first = first.isEmpty() ? block.items() : first;
        }
        return new Round(batches, first, counts, from, share());
    }

    /// Whether the last round was read to the corpus' end.
    boolean atEnd() {
        return reader.atEnd();
    }

    private double share() {
        return corpus.bytes() == 0 ? 1 : (double) reader.passed() / corpus.bytes();
    }

    /// The windows of a corpus that begin at some places.
    ///
    /// @param needed by text
    static void windows(Corpus corpus, ScanBlocks blocks, Map<Integer, List<Integer>> needed, WindowSource.Sink to,
            BooleanSupplier cancelled) {
        int left = needed.size();
        try (CorpusReader reader = corpus.read()) {
            for (CorpusLine line = reader.next(); line != null && left > 0; line = reader.next()) {
                List<Integer> starts = needed.get(line.number());
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled");
                }
                if (starts != null) {
                    left--;
                    blocks.windows(line, starts, to);
                }
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
