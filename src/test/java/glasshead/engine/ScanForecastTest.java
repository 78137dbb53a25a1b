package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.scan.ScanParts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a scan before it begins is what it then takes.
class ScanForecastTest {

    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");
    private static final int TOKENS = 4062;

    private final InferenceEngine engine = TinyEnglish.engine();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    private static ScanQuestion.OfScan scan(Path corpus, @Nullable Path file) {
        return new ScanQuestion.OfScan("tiny-english", corpus, ScanParts.ALL, 5, 1, file);
    }

    private ScanForecast forecast(ScanQuestion.OfScan of) {
        return engine.answer(new ScanQuestion.Forecast(of), _ -> {}, () -> false);
    }

    @Test
    void tokensAndMemoryAreThoseOfTheScanAndACompleteOneIsKnown() {
        Path file = folder.resolve("whole.scan");
        ScanForecast before = forecast(scan(CORPUS, file));
        assertEquals(TOKENS, before.tokens());
        assertTrue(before.exact() && before.tokensPerSecond() > 0 && before.seconds() > 0, before.toString());
        assertFalse(before.complete());
        assertFalse(Files.exists(file), "nothing is begun");
        ScanProgress whole = engine.answer(scan(CORPUS, file), _ -> {}, () -> false);
        assertEquals(whole.memory(), before.memory());
        assertEquals(whole.counts().tokens(), before.tokens());
        ScanForecast after = forecast(scan(CORPUS, file));
        assertTrue(after.complete());
        assertEquals(whole.counts().texts(), after.done());
    }

    @Test
    void aLongCorpusIsJudgedByItsFirstTextsInWhateverFormItIs() throws IOException {
        byte[] lines = Files.readAllBytes(CORPUS);
        Path plain = folder.resolve("many.txt");
        Path packed = folder.resolve("packed/many.txt.gz");
        Files.createDirectory(packed.getParent());
        int times = 120;
        try (OutputStream one = Files.newOutputStream(plain); OutputStream other = new GZIPOutputStream(Files.newOutputStream(packed))) {
            for (int i = 0; i < times; i++) {
                for (OutputStream to : List.of(one, other)) {
                    to.write(lines);
                }
            }
        }
        ScanForecast found = forecast(scan(plain, folder.resolve("a.scan")));
        assertFalse(found.exact());
        assertEquals(TOKENS * times, found.tokens(), 0.15 * TOKENS * times);
        assertEquals(Files.size(plain), found.bytes());
        ScanForecast ofFolder = forecast(scan(packed.getParent(), folder.resolve("a.scan")));
        assertEquals(1, ofFolder.files());
        assertEquals(Files.size(packed), ofFolder.bytes());
    }

    @Test
    void whatABrokenOffScanDidIsTold() throws IOException {
        Path many = folder.resolve("many.txt");
        Files.writeString(many, Files.readString(CORPUS, StandardCharsets.UTF_8).repeat(40));
        Path file = folder.resolve("begun.scan");
        int[] told = {0};
        assertThrows(CancellationException.class, () -> engine.answer(scan(many, file), soFar -> told[0] = (int) soFar.counts().texts(),
                () -> told[0] > 0));
        ScanForecast found = forecast(scan(many, file));
        assertTrue(found.done() > 0, "texts are put down after a round");
        assertFalse(found.complete());
        assertEquals(file, found.file());
    }

    @Test
    void withoutATextOrAPlaceItIsSaid() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n\n");
        assertTrue(assertThrows(BadInput.class, () -> forecast(scan(empty, null))).getMessage().startsWith("No text of the corpus"));
        assertTrue(assertThrows(BadInput.class, () -> forecast(scan(folder.resolve("none.txt"), null))).getMessage().startsWith(
                "There is no corpus"));
        assertNull(forecast(scan(CORPUS, null)).file(), "this engine has no folder of its own");
    }
}
