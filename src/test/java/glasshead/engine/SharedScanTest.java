package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glasshead.experiment.BadInput;
import glasshead.scan.Corpus;
import glasshead.scan.CorpusLine;
import glasshead.scan.CorpusReader;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanParts;
import glasshead.scan.ScanPlan;
import glasshead.scan.ScanStore;
import glasshead.scan.ScanSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scan whose texts are shared out has the bits of one by a single process.
class SharedScanTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference/explore/corpus.txt");
    private static final String MODEL = "attn-only-2l";

    @TempDir
    private Path folder;

    private Path corpus() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lines.addAll(Files.readAllLines(REFERENCE));
        }
        lines.set(3, "");
        lines.set(300, "a\0b");
        lines.set(301, lines.get(301).repeat(12));
        return Files.write(folder.resolve("corpus.txt"), lines);
    }

    private static List<CorpusLine> lines(Path corpus) {
        List<CorpusLine> lines = new ArrayList<>();
        try (CorpusReader reader = Corpus.open(corpus).read()) {
            for (CorpusLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void whoeverRanWhichBlocks() throws IOException {
        Path corpus = corpus();
        Path alone = folder.resolve("alone.scan");
        try (InferenceEngine engine = new InferenceEngine(new Models(TinyEnglish.MODELS))) {
            engine.answer(new ScanQuestion.OfScan(MODEL, corpus, ScanParts.ALL, 5, 3, alone), _ -> {}, () -> false);
        }
        List<CorpusLine> lines = lines(corpus);
        Path shared = folder.resolve("shared.scan");
        try (SharedScan scan = new SharedScan(new Models(TinyEnglish.MODELS), MODEL)) {
            ScanOf of = scan.of(Corpus.open(corpus).mark());
            ScanPlan plan = scan.plan(ScanParts.ALL, 5, 3);
            byte[] none = ScanStore.packed(of, Objects.requireNonNull(scan.begin(plan, of, lines.subList(0, SharedScan.BLOCK).iterator())));
            List<Integer> blocks = new ArrayList<>();
            for (int block = 0; block * SharedScan.BLOCK < lines.size(); block++) {
                blocks.add(block);
            }
            Collections.shuffle(blocks, new Random(5));
            ScanSummary total = ScanStore.unpacked(none);
            for (int block : blocks) {
                ScanSummary part = ScanStore.unpacked(none);
                int from = block * SharedScan.BLOCK;
                scan.add(part, of, lines.subList(from, Math.min(lines.size(), from + SharedScan.BLOCK)).iterator());
                total.plus(ScanStore.unpacked(ScanStore.packed(of, part)));
            }
            assertEquals(total.counts(), scan.complete(shared, total, of, lines).counts());
            Collections.shuffle(lines, new Random(6));
            assertThrows(IllegalArgumentException.class, () -> scan.complete(folder.resolve("unordered.scan"), total, of, lines));
        }
        assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(shared));
    }

    @Test
    void textsOfNothingAreToldAndNoBytesAreNoSummary() {
        try (SharedScan scan = new SharedScan(new Models(TinyEnglish.MODELS), MODEL)) {
            ScanOf of = scan.of("none");
            ScanPlan plan = scan.plan(ScanParts.ALL, 5, 3);
            assertNull(scan.begin(plan, of, List.of(CorpusLine.of(0, "")).iterator()));
            assertThrows(BadInput.class, () -> scan.plan(ScanParts.ALL, 0, 3));
        }
        assertThrows(BadInput.class, () -> ScanStore.unpacked(new byte[] {1, 2, 3}));
    }
}
