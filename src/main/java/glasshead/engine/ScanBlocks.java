package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.experiment.Prompt;
import glasshead.scan.CorpusLine;
import glasshead.scan.CorpusLine.Problem;
import glasshead.scan.ScanCounts;
import glasshead.scan.ScanOf;
import glasshead.scan.Window;
import glasshead.scan.WindowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Cuts texts into blocks, whose windows are shared out to batches together. Where the cuts are depends on the texts alone, so that the
/// same batches are run whoever runs which block: a block ends with each [ScanBatch#BLOCK]th text of the corpus at the latest.
record ScanBlocks(TokenReader tokens, ScanOf of, int bosId) {

    /// @param items  its windows, in the order of the texts
    /// @param counts of its texts
    /// @param last   whether the texts end with it
    record Block(List<ScanBatch.Item> items, ScanCounts counts, boolean last) {
    }

    static ScanBlocks of(LoadedModel loaded, ScanOf of) {
        return new ScanBlocks(loaded.tokens(), of, loaded.model().config().bos());
    }

    /// @param lines gives the next text, nothing at the end
    Block next(Supplier<@Nullable CorpusLine> lines) {
        List<ScanBatch.Item> items = new ArrayList<>();
        ScanCounts counts = ScanCounts.NONE;
        for (CorpusLine line = lines.get(); line != null; line = lines.get()) {
            counts = counts.plus(read(line, items));
            if (line.number() % ScanBatch.BLOCK == ScanBatch.BLOCK - 1 || counts.tokens() >= ScanBatch.BLOCK_TOKENS) {
                return new Block(items, counts, false);
            }
        }
        return new Block(items, counts, true);
    }

    private ScanCounts read(CorpusLine line, List<ScanBatch.Item> block) {
        if (!line.usable()) {
            return line.left(line.problem());
        }
        int[] ids = ids(line);
        if (ids == null || ids.length == 0) {
            return line.left(ids == null ? Problem.UNKNOWN : Problem.EMPTY);
        }
        List<ScanBatch.Item> items = ScanBatch.items(line.number(), ids, of, bosId);
        block.addAll(items);
        return new ScanCounts(1, 0, 0, 0, 0, 0, items.size() > 1 ? 1 : 0, items.size(), ids.length);
    }

    /// Hands on the windows of a text that begin at some places.
    void windows(CorpusLine line, List<Integer> starts, WindowSource.Sink to) {
        int[] ids = starts.isEmpty() ? null : ids(line);
        if (ids == null) {
            return;
        }
        for (int start : starts) {
            Window window = new Window(start, Math.min(of.room(), ids.length - start), 0);
            to.put(line.number(), start, ScanBatch.ids(ids, window, of, bosId));
        }
    }

    /// Nothing where the model has no tokens for the text.
    private int @Nullable [] ids(CorpusLine line) {
        try {
            return tokens.ids(new Prompt.Text(line.text()));
        } catch (BadInput unknown) {
            return null;
        }
    }
}
