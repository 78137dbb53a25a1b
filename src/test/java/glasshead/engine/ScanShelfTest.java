package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanParts;
import glasshead.scan.ScanShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans that are kept without a file are found again, for the weights that they are of and no others.
class ScanShelfTest {

    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");
    private static final String TWO_LAYERS = "attn-only-2l";
    private static final Head HEAD = new Head(1, 1);
    private static final ScanParts PARTS = new ScanParts(false, List.of(), false, List.of(HEAD, new Head(0, 1)));

    @TempDir
    private Path folder;

    private ScanProgress answer(InferenceEngine engine, Path corpus, int enough) {
        int[] told = {0};
        return engine.answer(new ScanQuestion.OfScan(TWO_LAYERS, corpus, PARTS, 4, 3, null), _ -> told[0]++, () -> told[0] >= enough);
    }

    private List<ScanShelf.Kept> kept(InferenceEngine engine, String model) {
        return engine.answer(new ScanQuestion.KeptScans(model), () -> false);
    }

    private static String strongest(Scan scan) {
        PartStatistics found = Objects.requireNonNull(scan.head(HEAD));
        return found.strongest() + " " + found.mean() + found.buckets();
    }

    @Test
    void whatWasFoundOnceIsNotComputedAgain() {
        try (InferenceEngine engine = new InferenceEngine(TinyEnglish.keeping(folder))) {
            assertEquals(List.of(), kept(engine, TWO_LAYERS));
            ScanProgress first = answer(engine, CORPUS, Integer.MAX_VALUE);
            assertEquals(0, first.resumed());
            // Told to stop at once, it has nothing to stop.
            ScanProgress again = answer(engine, CORPUS, 0);
            assertEquals(first.counts().texts(), again.resumed());
            assertEquals(strongest(Objects.requireNonNull(first.scan())), strongest(Objects.requireNonNull(again.scan())));
            List<ScanShelf.Kept> found = kept(engine, TWO_LAYERS);
            assertEquals(1, found.size());
            assertEquals("corpus-txt", found.getFirst().name());
            assertFalse(found.getFirst().shipped());
            assertEquals(strongest(Objects.requireNonNull(first.scan())), strongest(found.getFirst().scan()));
            assertEquals(List.of(), kept(engine, "tiny-english"));
        }
    }

    @Test
    void whatIsBrokenOffIsNoScanYetAndGoesOn() throws IOException {
        Path corpus = folder.resolve("long.txt");
        Files.write(corpus, Stream.generate(() -> lines(CORPUS)).limit(24).flatMap(List::stream).toList());
        try (InferenceEngine engine = new InferenceEngine(TinyEnglish.keeping(folder.resolve("kept")))) {
            assertThrows(CancellationException.class, () -> answer(engine, corpus, 95));
            assertEquals(List.of(), kept(engine, TWO_LAYERS));
            ScanProgress rest = answer(engine, corpus, Integer.MAX_VALUE);
            assertTrue(rest.resumed() > 0 && rest.resumed() < rest.counts().texts());
            assertEquals(1, kept(engine, TWO_LAYERS).size());
        }
    }

    /// A model brings a scan; trained again, it must not show that one; nor do damaged files hinder others.
    @Test
    void aModelsOwnScanIsOfItsOwnWeights() throws IOException {
        Path models = folder.resolve("models");
        Path brought = copy(TWO_LAYERS, models.resolve("given"));
        Path trained = copy(TWO_LAYERS, models.resolve("again"));
        try (InferenceEngine engine = new InferenceEngine(new Models(models))) {
            engine.answer(new ScanQuestion.OfScan("given", CORPUS, PARTS, 4, 3, brought.resolve("english.scan")), _ -> {}, () -> false);
            Files.copy(brought.resolve("english.scan"), trained.resolve("english.scan"));
            Files.writeString(brought.resolve("a.scan"), "no scan");
            List<ScanShelf.Kept> found = kept(engine, "given");
            assertEquals(List.of("english"), found.stream().map(ScanShelf.Kept::name).toList());
            assertTrue(found.getFirst().shipped());
            byte[] weights = Files.readAllBytes(trained.resolve("model.safetensors"));
            weights[weights.length - 2] ^= 1;
            Files.write(trained.resolve("model.safetensors"), weights);
            assertEquals(List.of(), kept(engine, "again"));
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNoReasonToGoWithoutTheAnswer() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        try (InferenceEngine engine = new InferenceEngine(TinyEnglish.keeping(file.resolve("scans")))) {
            Scan found = Objects.requireNonNull(answer(engine, CORPUS, Integer.MAX_VALUE).scan());
            assertEquals(4, Objects.requireNonNull(found.head(HEAD)).strongest().size());
            assertEquals(List.of(), kept(engine, TWO_LAYERS));
        }
    }

    @Test
    void namesOfFilesStayShort() throws IOException {
        try (InferenceEngine engine = new InferenceEngine(TinyEnglish.keeping(folder.resolve("kept")))) {
            Path corpus = Files.write(folder.resolve("ä ".repeat(60) + ".txt"), lines(CORPUS).subList(0, 3));
            ScanFile scan = (ScanFile) Objects.requireNonNull(answer(engine, corpus, Integer.MAX_VALUE).scan());
            assertTrue(scan.file().getFileName().toString().length() < 130, scan.file().toString());
            assertEquals("ä-".repeat(20), kept(engine, TWO_LAYERS).getFirst().name());
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path copy(String model, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(TinyEnglish.MODELS.resolve(model))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
