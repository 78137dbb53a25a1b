package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.experiment.Prompt;
import glasshead.scan.Corpus;
import glasshead.scan.CorpusLine;
import glasshead.scan.CorpusLine.Problem;
import glasshead.scan.CorpusReader;
import glasshead.scan.ScanCounts;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanTexts;
import glasshead.scan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Reads a corpus and cuts it into batches, round by round. One round is read while the one before is run.
final class ScanRounds implements AutoCloseable {

    private final Corpus corpus;
    private final CorpusReader reader;
    private final TokenReader tokens;
    private final ScanOf of;
    private final int bosId;
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
    ScanRounds(Corpus corpus, TokenReader tokens, ScanOf of, int bosId, int most) {
        this.corpus = corpus;
        this.tokens = tokens;
        this.of = of;
        this.bosId = bosId;
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
            List<ScanBatch.Item> block = new ArrayList<>();
            ScanCounts ofBlock = ScanCounts.NONE;
            boolean whole = false;
            while (!whole && more) {
                CorpusLine line = reader.next();
                more = line != null;
                ofBlock = line == null ? ofBlock : ofBlock.plus(read(line, block));
                whole = line != null && (line.number() % ScanBatch.BLOCK == ScanBatch.BLOCK - 1 || ofBlock
                        .tokens() >= ScanBatch.BLOCK_TOKENS);
            }
            counts = counts.plus(ofBlock);
            batches.addAll(ScanBatch.of(block));
            first = first.isEmpty() ? block : first;
        }
        return new Round(batches, first, counts, from, share());
    }

    private double share() {
        return corpus.bytes() == 0 ? 1 : (double) reader.passed() / corpus.bytes();
    }

    private ScanCounts read(CorpusLine line, List<ScanBatch.Item> block) {
        if (!line.usable()) {
            return line.left(line.problem());
        }
        int[] ids = ids(tokens, line);
        if (ids == null || ids.length == 0) {
            return line.left(ids == null ? Problem.UNKNOWN : Problem.EMPTY);
        }
        List<ScanBatch.Item> items = ScanBatch.items(line.number(), ids, of, bosId);
        block.addAll(items);
        return new ScanCounts(1, 0, 0, 0, 0, 0, items.size() > 1 ? 1 : 0, items.size(), ids.length);
    }

    /// Nothing where the model has no tokens for the text.
    private static int @Nullable [] ids(TokenReader tokens, CorpusLine line) {
        try {
            return tokens.ids(new Prompt.Text(line.text()));
        } catch (BadInput unknown) {
            return null;
        }
    }

    /// The windows of a corpus that begin at some places.
    ///
    /// @param needed by text
    static ScanTexts texts(Corpus corpus, TokenReader tokens, ScanOf of, int bosId, Map<Integer, List<Integer>> needed,
            BooleanSupplier cancelled) {
        ScanTexts texts = new ScanTexts(of);
        int left = needed.size();
        try (CorpusReader reader = corpus.read()) {
            for (CorpusLine line = reader.next(); line != null && left > 0; line = reader.next()) {
                List<Integer> starts = needed.get(line.number());
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled");
                }
                int[] ids = starts == null ? null : ids(tokens, line);
                if (starts != null && ids != null) {
                    left--;
                    for (int start : starts) {
                        Window window = new Window(start, Math.min(of.room(), ids.length - start), 0);
                        texts.put(line.number(), start, ScanBatch.ids(ids, window, of, bosId));
                    }
                }
            }
        }
        return texts;
    }

    @Override
    public void close() {
        reader.close();
    }
}
