package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.scan.Corpus;
import glasshead.scan.CorpusReader;
import glasshead.scan.ScanCounts;
import glasshead.scan.ScanOf;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How texts of any length are cut into windows and batches, without a run.
class ScanBlocksTest {

    private static final int CONTEXT = 96;
    private static final int MOST_TOKENS = 1024;

    private final NDManager manager = NativeRuntime.open();
    private OpenFolder opened;
    private LoadedModel loaded;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        Path model = TinyEnglish.MODELS.resolve("attn-only-2l");
        opened = OpenFolder.open(model);
        loaded = LoadedModel.load(new ModelPlace("attn-only-2l", model, ModelPlace.TRAINED), opened, false, manager,
                MachineMemory::available);
    }

    @AfterEach
    void close() {
        loaded.close();
        opened.close();
        manager.close();
    }

    private List<ScanBlocks.Block> blocks(Path corpus) {
        List<ScanBlocks.Block> found = new ArrayList<>();
        ScanBlocks blocks = ScanBlocks.of(loaded, new ScanOf("", "", "", CONTEXT, true));
        try (CorpusReader reader = Corpus.open(corpus).read()) {
            do {
                found.add(blocks.next(reader::next));
            } while (!found.getLast().last());
        }
        return found;
    }

    /// A line of 3 MB between two short ones: every token counts in one window, and no batch is larger than others.
    @Test
    void aLineOfMegabytesIsReadInWindows() throws IOException {
        Path corpus = folder.resolve("long.txt");
        byte[] sentence = "The war lasted from the year 1710 to the year 1760. ".getBytes(StandardCharsets.UTF_8);
        int times = 3_000_000 / sentence.length;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(corpus))) {
            out.write("The war lasted\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times; i++) {
                out.write(sentence);
            }
            out.write("\nThe war lasted\n".getBytes(StandardCharsets.UTF_8));
        }
        List<ScanBlocks.Block> blocks = blocks(corpus);
        ScanCounts counts = blocks.stream().map(ScanBlocks.Block::counts).reduce(ScanCounts.NONE, ScanCounts::plus);
        assertEquals(3, counts.texts());
        assertEquals(1, counts.split());
        assertEquals(0, counts.left() + counts.empty());
        assertTrue(counts.tokens() > 10L * times, counts.toString());
        long counted = 0;
        for (ScanBlocks.Block block : blocks) {
            for (ScanBatch batch : ScanBatch.of(block.items())) {
                assertTrue(batch.items().stream().mapToInt(item -> item.ids().length).sum() <= MOST_TOKENS);
                counted += batch.counted();
            }
        }
        assertEquals(counts.tokens(), counted);
    }
}
