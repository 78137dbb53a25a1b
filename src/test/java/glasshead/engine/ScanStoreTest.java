package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.scan.DirectionVector;
import glasshead.scan.HeadMeasure;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.PositionMeans;
import glasshead.scan.ReadSite;
import glasshead.scan.Scan;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanParts;
import glasshead.scan.ScanPlan;
import glasshead.scan.TextWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// A scan in its file: what was found, whole, also after it was broken off; and files that are damaged.
class ScanStoreTest {

    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");
    private static final ScanParts PARTS = new ScanParts(false, List.of(new Neuron(0, 5), new Neuron(3, 7), new Neuron(3, 700)), true, List
            .of(), Directions.read(CORPUS.resolveSibling("directions.safetensors"), null), List.of(" Mary"), ScanParts.USUAL_MEANS);

    private final InferenceEngine engine = TinyEnglish.engine();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    private ScanProgress answer(Path corpus, @Nullable Path file, int enough) {
        int[] told = {0};
        return engine.answer(new ScanQuestion.OfScan("tiny-english", corpus, PARTS, 6, 3, file), _ -> told[0]++, () -> told[0] >= enough);
    }

    private Scan scan(Path corpus, @Nullable Path file) {
        return Objects.requireNonNull(answer(corpus, file, Integer.MAX_VALUE).scan());
    }

    private static String told(PartStatistics of) {
        return of.tokens() + " " + of.mean() + " " + of.meanOfSquares() + " " + of.skew() + " " + of.aboveZero() + " " + of.strongest() + of
                .buckets() + Arrays.toString(of.histogram().counts()) + Arrays.toString(of.limits()) + of.histogram().low();
    }

    private static void same(Scan expected, Scan got) {
        assertEquals(expected.of(), got.of());
        assertEquals(expected.plan(), got.plan());
        assertEquals(expected.counts(), got.counts());
        for (Neuron neuron : PARTS.neurons()) {
            PartStatistics found = Objects.requireNonNull(expected.neuron(neuron));
            assertEquals(told(found), told(Objects.requireNonNull(got.neuron(neuron))));
            for (Occurrence each : found.strongest()) {
                TextWindow window = Objects.requireNonNull(expected.window(each));
                assertArrayEquals(window.ids(), Objects.requireNonNull(got.window(each)).ids());
            }
        }
        assertEquals(8, expected.plan().means().size());
        for (ReadSite site : expected.plan().means()) {
            PositionMeans means = Objects.requireNonNull(expected.means(site.site()));
            assertArrayEquals(means.counts(), Objects.requireNonNull(got.means(site.site())).counts());
            assertArrayEquals(means.sums(), Objects.requireNonNull(got.means(site.site())).sums());
        }
        assertEquals(5, expected.plan().directions().size());
        for (DirectionVector each : expected.plan().directions()) {
            assertEquals(told(Objects.requireNonNull(expected.direction(each.direction()))), told(Objects.requireNonNull(got.direction(each
                    .direction()))));
        }
        for (int i = 0; i < 24; i++) {
            Head head = new Head(i / 6, i % 6);
            assertEquals(told(Objects.requireNonNull(expected.head(head))), told(Objects.requireNonNull(got.head(head))));
            for (HeadMeasure measure : HeadMeasure.values()) {
                assertEquals(expected.mean(head, measure), got.mean(head, measure));
            }
        }
    }

    @Test
    void aFileHoldsWhatWasFound() {
        Path file = folder.resolve("kept").resolve("a.scan");
        same(scan(CORPUS, null), scan(CORPUS, file));
        same(scan(CORPUS, null), ScanFile.open(file));
        assertTrue(ScanFile.open(file).neuron(new Neuron(1, 5)) == null);
    }

    /// Of four thousand tokens a round holds all; many more are needed to stop between two.
    @Test
    void aScanThatIsBrokenOffGoesOnWithTheSameResult() throws IOException {
        Path corpus = folder.resolve("long.txt");
        Files.write(corpus, IntStream.range(0, 24).boxed().flatMap(_ -> lines().stream()).toList());
        Path file = folder.resolve("a.scan");
        Scan whole = scan(corpus, null);
        assertThrows(CancellationException.class, () -> answer(corpus, file, 95));
        assertFalse(Files.exists(file));
        assertTrue(Files.exists(folder.resolve("a.scan.begun")));
        ScanProgress rest = answer(corpus, file, Integer.MAX_VALUE);
        assertTrue(rest.resumed() > 0 && rest.resumed() < whole.counts().texts());
        same(whole, Objects.requireNonNull(rest.scan()));
        assertFalse(Files.exists(folder.resolve("a.scan.begun")));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(CORPUS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsDamagedIsRefused() throws IOException {
        Path file = folder.resolve("a.scan");
        scan(CORPUS, file);
        byte[] good = Files.readAllBytes(file);
        assertNotNull(ScanFile.open(file));
        for (int length : new int[] {0, 5, 11, 60, good.length / 2, good.length - 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThrows(BadInput.class, () -> ScanFile.open(file), length + " bytes");
        }
        Files.write(file, Arrays.copyOf(good, good.length + 1));
        assertThrows(BadInput.class, () -> ScanFile.open(file));
        // The header's length, then a size in the header.
        byte[] wrong = good.clone();
        Arrays.fill(wrong, 8, 12, (byte) 0x7f);
        Files.write(file, wrong);
        assertThrows(BadInput.class, () -> ScanFile.open(file));
        String text = new String(good, StandardCharsets.ISO_8859_1);
        Files.write(file, text.replaceFirst("\"top\" : 6", "\"top\" : 7").getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(BadInput.class, () -> ScanFile.open(file));
        assertThrows(BadInput.class, () -> ScanFile.open(folder.resolve("none")));
    }

    /// How many are above 0, the first bin of the histogram, how many strongest examples there are.
    @Test
    void aRecordWhoseCountsOrOrderAreImpossibleIsRefused() throws IOException {
        Path file = folder.resolve("a.scan");
        scan(CORPUS, file);
        byte[] good = Files.readAllBytes(file);
        PartStatistics of = Objects.requireNonNull(ScanFile.open(file).neuron(new Neuron(3, 7)));
        int histogram = place(good, of.histogram().counts());
        int strongest = histogram + of.histogram().counts().length * Long.BYTES;
        for (int wrong : new int[] {histogram - 1, histogram, strongest, strongest + 3}) {
            byte[] bad = good.clone();
            bad[wrong] ^= 0x40;
            Files.write(file, bad);
            ScanFile opened = ScanFile.open(file);
            BadInput refused = assertThrows(BadInput.class, () -> opened.neuron(new Neuron(3, 7)), () -> "byte " + wrong);
            assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
            // Another part's record is whole.
            assertNotNull(opened.neuron(new Neuron(0, 5)));
        }
    }

    private static int place(byte[] in, long[] counts) {
        ByteBuffer bytes = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, in.length - counts.length * Long.BYTES).filter(from -> IntStream.range(0, counts.length)
                .allMatch(i -> bytes.getLong(from + i * Long.BYTES) == counts[i])).findFirst().orElseThrow();
    }

    /// One byte in the middle of each kind of record.
    @Test
    void whatIsDamagedIsNamedAndTheRestCanBeRead() throws IOException {
        Path file = folder.resolve("a.scan");
        Scan good = scan(CORPUS, file);
        byte[] bytes = Files.readAllBytes(file);
        DirectionVector direction = good.plan().directions().getFirst();
        int vector = place(bytes, Float.floatToIntBits(direction.vector()[7]), Float.floatToIntBits(direction.vector()[8]));
        damage(file, bytes, vector);
        ScanFile opened = ScanFile.open(file);
        refuses(() -> opened.direction(direction.direction()), file, direction.direction().toString());
        assertNotNull(opened.neuron(new Neuron(3, 7)));
        assertNotNull(opened.means("blocks.1.hook_mlp_out"));
        Occurrence example = Objects.requireNonNull(good.head(new Head(1, 1))).strongest().getFirst();
        int[] ids = Objects.requireNonNull(good.window(example)).ids();
        damage(file, bytes, place(bytes, ids));
        refuses(() -> ScanFile.open(file).window(example), file, "text " + example.text());
        // What was damaged is not taken for an answer: the corpus is scanned again.
        same(good, scan(CORPUS, file));
        same(good, ScanFile.open(file));
    }

    private static void damage(Path file, byte[] good, int at) throws IOException {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
    }

    private static void refuses(Executable reading, Path file, String part) {
        String told = assertThrows(BadInput.class, reading).getMessage();
        assertTrue(told.contains(file.toString()) && told.contains(part), told);
    }

    private static int place(byte[] in, int... numbers) {
        ByteBuffer bytes = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, in.length - numbers.length * Integer.BYTES).filter(from -> IntStream.range(0, numbers.length)
                .allMatch(i -> bytes.getInt(from + i * Integer.BYTES) == numbers[i])).findFirst().orElseThrow();
    }

    @Test
    void partsOutOfOrderAreRefused() throws IOException {
        Path file = folder.resolve("a.scan");
        scan(CORPUS, file);
        byte[] good = Files.readAllBytes(file);
        int body = 12 + ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
        // The second and third part are neurons 7 and 700 of layer 3.
        assertEquals(700, ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(body + 8));
        good[body + 9] = 0;
        good[body + 8] = 7;
        Files.write(file, good);
        assertThrows(BadInput.class, () -> ScanFile.open(file));
    }

    /// Its place overflows when its length is added.
    @Test
    void aTextThatLiesOutsideTheFileIsRefused() throws IOException {
        Path file = folder.resolve("a.scan");
        Scan scan = scan(CORPUS, file);
        Occurrence first = Objects.requireNonNull(scan.neuron(new Neuron(0, 5))).strongest().getFirst();
        int[] ids = Objects.requireNonNull(scan.window(first)).ids();
        byte[] bad = Files.readAllBytes(file);
        ByteBuffer bytes = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        // Text, start, length, and where its tokens begin.
        int entry = IntStream.range(0, bad.length - 20).filter(i -> bytes.getInt(i) == first.text() && bytes.getInt(i + 4) == 0 && bytes
                .getInt(i + 8) == ids.length && bytes.getLong(i + 12) >= 0 && bytes.getLong(i + 12) < bad.length).max().orElseThrow();
        bytes.putLong(entry + 12, Long.MAX_VALUE - 1);
        Files.write(file, bad);
        assertThrows(BadInput.class, () -> ScanFile.open(file).window(first));
    }

    /// Not after hours, and not at the cost of what was there.
    @Test
    void whatIsNoScanIsNotWrittenOver() throws IOException {
        Path corpus = folder.resolve("mine.txt");
        Files.write(corpus, lines());
        assertThrows(BadInput.class, () -> scan(corpus, corpus));
        assertEquals(lines(), Files.readAllLines(corpus));
        assertThrows(BadInput.class, () -> scan(corpus, folder));
        Path empty = Files.createFile(folder.resolve("empty.scan"));
        scan(corpus, empty);
        assertNotNull(ScanFile.open(empty));
    }

    @Test
    void moreExamplesThanAFileCanHoldAreRefusedBeforeTheScan() {
        for (int top : new int[] {0, ScanPlan.MOST_TOP + 1, 100_000_000, Integer.MAX_VALUE}) {
            var question = new ScanQuestion.OfScan("tiny-english", CORPUS, PARTS, top, 3, null);
            assertThrows(BadInput.class, () -> engine.answer(question, _ -> {}, () -> false), () -> top + " examples");
        }
    }
}
