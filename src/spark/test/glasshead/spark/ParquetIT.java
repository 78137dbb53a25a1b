package glasshead.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.Head;
import glasshead.scan.HeadMeasure;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts in Parquet, as Spark itself writes it: read in their order, and scanned as the same texts in lines are.
class ParquetIT {

    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");
    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final String MODEL = "attn-only-2l";
    private static final String JAR = "target/glasshead-spark.jar";

    @TempDir
    private Path folder;

    private void run(List<String> beside, String main, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = SparkHome.process(beside, main, arguments).redirectOutput(log.toFile()).start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), Files.readString(log));
            assertEquals(0, process.exitValue(), Files.readString(log));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private List<String> table(List<String> texts) throws IOException, InterruptedException {
        Path lines = Files.write(folder.resolve("lines"), texts);
        Path read = folder.resolve("read");
        run(List.of(JAR, "target/test-classes"), ParquetTexts.class.getName(), lines.toString(), folder.resolve("table").toString(), read
                .toString());
        return List.of(Files.readString(read).split("\n", -1));
    }

    /// Many megabytes in many parts, which several cores may read at once.
    @Test
    void textsComeInTheirOrder() throws IOException, InterruptedException {
        Random random = new Random(3);
        List<String> texts = IntStream.range(0, 20_000).mapToObj(i -> {
            byte[] letters = new byte[1 + random.nextInt(2000)];
            IntStream.range(0, letters.length).forEach(at -> letters[at] = (byte) ('a' + random.nextInt(26)));
            return i + " " + new String(letters, StandardCharsets.US_ASCII);
        }).toList();
        assertEquals(texts, table(texts));
    }

    /// A cell without a text counts as a line that is no text.
    @Test
    void areScannedAsLinesAre() throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>(Files.readAllLines(CORPUS));
        texts.add(3, "");
        Path lines = folder.resolve("texts");
        Files.createDirectories(lines);
        Files.write(lines.resolve("a.txt"), texts);
        Files.write(lines.resolve("b.txt"), new byte[] {(byte) 0xc3, '\n'});
        texts.add("null");
        table(texts);
        Path alone = folder.resolve("alone.scan");
        try (InferenceEngine engine = new InferenceEngine(new Models(MODELS))) {
            engine.answer(new ScanQuestion.OfScan(MODEL, lines, ScanParts.ALL, 5, 3, false, alone), _ -> {}, () -> false);
        }
        run(List.of(), "org.apache.spark.deploy.SparkSubmit", "--master", "local[2]", "--conf", "spark.ui.enabled=false", JAR, "scan",
                folder.resolve("table").toUri().toString(), "--model", MODELS.resolve(MODEL).toString(), "--top", "5", "--seed", "3",
                "--tasks", "3", "--out", folder.resolve("out").toUri().toString());
        same(ScanFile.open(alone), ScanFile.open(folder.resolve("out/table.scan")));
    }

    private static void same(ScanFile expected, ScanFile got) {
        assertEquals(expected.counts(), got.counts());
        assertEquals(242, got.counts().texts());
        assertEquals(1, got.counts().broken());
        assertEquals(expected.plan(), got.plan());
        for (int layer = 0; layer < expected.plan().layers(); layer++) {
            for (int index : expected.plan().heads().get(layer)) {
                Head head = new Head(layer, index);
                PartStatistics one = Objects.requireNonNull(expected.head(head));
                PartStatistics other = Objects.requireNonNull(got.head(head));
                assertEquals(one.strongest(), other.strongest());
                assertEquals(one.buckets(), other.buckets());
                assertEquals(one.meanOfSquares(), other.meanOfSquares());
                assertEquals(expected.mean(head, HeadMeasure.ENTROPY), got.mean(head, HeadMeasure.ENTROPY));
                Occurrence first = one.strongest().getFirst();
                assertArrayEquals(Objects.requireNonNull(expected.window(first)).ids(), Objects.requireNonNull(got.window(first)).ids());
            }
        }
    }
}
