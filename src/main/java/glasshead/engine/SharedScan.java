package glasshead.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import glasshead.experiment.BadInput;
import glasshead.scan.CorpusLine;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanParts;
import glasshead.scan.ScanPlan;
import glasshead.scan.ScanStore;
import glasshead.scan.ScanSummary;
import glasshead.scan.ScanTexts;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A scan whose texts are shared out among processes. Each of them has the model and adds texts to a summary of its own; summaries merge
/// exactly, so that the result has the bits of a scan by one process, whoever ran what.
///
/// Texts are shared out in blocks of [#BLOCK]. May be used by several threads; each runs with one thread of PyTorch.
public final class SharedScan implements AutoCloseable {

    /// Texts that one process must be given together: those whose number divided by this is the same.
    public static final int BLOCK = ScanBatch.BLOCK;

    private final Models models;
    private final NDManager manager;
    private final OpenFolder opened;
    private final LoadedModel loaded;

    /// @param name of a model, or its folder
    /// @throws BadInput when there is none, or it can't be used
    public SharedScan(Models models, String name) {
        this.models = models;
        manager = NativeRuntime.open();
        var place = models.place(name);
        opened = OpenFolder.open(place.folder());
        loaded = LoadedModel.load(place, opened, false, manager, MachineMemory::available);
    }

    /// @param corpus mark of the texts
    public ScanOf of(String corpus) {
        var folder = Objects.requireNonNull(loaded.opened()).folder();
        return new ScanOf(models.scoreStore().mark(folder, loaded.step()), models.scoreStore().tokenizerMark(folder), corpus, loaded.model()
                .config().positions(), ScanJob.bos(loaded));
    }

    /// @throws BadInput when the model has none of these parts
    public ScanPlan plan(ScanParts parts, int top, long seed) {
        return ScanJob.plan(parts, loaded, top, seed);
    }

    /// A summary of nothing, from the first texts of the corpus; nothing where they don't hold a block that can be run.
    ///
    /// @param lines the corpus from its beginning, in whole blocks
    public @Nullable ScanSummary begin(ScanPlan plan, ScanOf of, Iterator<CorpusLine> lines) {
        JniUtils.setNumThreads(1);
        ScanBlocks blocks = ScanBlocks.of(loaded, of);
        ScanBlocks.Block block;
        do {
            block = blocks.next(next(lines));
        } while (block.items().isEmpty() && !block.last());
        return block.items().isEmpty() ? null : new ScanStart(loaded, plan, of).summary(block.items(), () -> false);
    }

    /// Runs texts.
    ///
    /// @param lines whole blocks, in ascending order
    public void add(ScanSummary to, ScanOf of, Iterator<CorpusLine> lines) {
        JniUtils.setNumThreads(1);
        ScanBlocks blocks = ScanBlocks.of(loaded, of);
        ScanBlocks.Block block;
        do {
            block = blocks.next(next(lines));
            ScanBatch.of(block.items()).forEach(batch -> batch.run(loaded, to.plan(), of, new AddingToSummary(to), () -> false));
            to.count(block.counts());
        } while (!block.last());
    }

    private static Supplier<@Nullable CorpusLine> next(Iterator<CorpusLine> lines) {
        return () -> lines.hasNext() ? lines.next() : null;
    }

    /// Writes the scan, once all texts were added. One text is in memory at a time.
    ///
    /// @param needed the texts that [ScanTexts#needed] names, others too, by their numbers; gone through twice
    /// @throws BadInput when no text could be run
    public ScanFile complete(Path file, ScanSummary total, ScanOf of, Iterable<CorpusLine> needed) {
        ScanJob.requireSome(total.counts());
        Map<Integer, List<Integer>> starts = ScanTexts.needed(total, of);
        ScanBlocks blocks = ScanBlocks.of(loaded, of);
        return ScanStore.write(file, of, total, to -> needed.forEach(line -> blocks.windows(line, starts.getOrDefault(line.number(), List
                .of()), to)));
    }

    @Override
    public void close() {
        loaded.close();
        opened.close();
        manager.close();
    }
}
