package glasshead.spark;

import glasshead.engine.ScanQuestion;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.Await;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.scan.ScanParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scan on a real cluster: a master and two workers on this machine, of which one is killed in the middle. What comes out has the bits
/// of the scan that one process makes.
class SparkScanIT {

    private static final Path CORPUS = Path.of("src/test/resources/reference/explore/corpus.txt");
    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final String MODEL = "attn-only-2l";
    private static final String HOST = SparkHome.HOST;
    /// How often the reference's texts stand in the corpus: enough that much is left when a worker dies.
    private static final int TIMES = 50;

    @TempDir
    private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aWorkerDiesAndTheBitsAreThoseOfOneProcess() throws IOException, InterruptedException {
        Path corpus = folder.resolve("texts");
        Files.createDirectories(corpus);
        List<String> lines = Files.readAllLines(CORPUS);
        Files.write(corpus.resolve("b.txt"), Stream.generate(() -> lines).limit(TIMES).flatMap(List::stream).toList());
        // The first block has nothing to run; a lone carriage return is no end of a line, and a NUL no text.
        Files.writeString(corpus.resolve("a.txt"), "\n".repeat(300) + "one\rtwo\r\n\0\n" + lines.getFirst());
        Path alone = folder.resolve("alone.scan");
        try (InferenceEngine engine = new InferenceEngine(new Models(MODELS))) {
            engine.answer(new ScanQuestion.OfScan(MODEL, corpus, ScanParts.ALL, 5, 3, false, alone), _ -> {}, () -> false);
        }
        int port = freePort();
        String master = "spark://" + HOST + ":" + port;
        start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", String.valueOf(port),
                "--webui-port", "0");
        awaitLine("master", "I have been elected leader");
        Process victim = worker(master, "one");
        worker(master, "two");
        Process submitted = start("submit", "org.apache.spark.deploy.SparkSubmit", "--master", master, "--conf", "spark.executor.memory=1g",
                "--conf", "spark.driver.host=" + HOST, "--conf", "spark.executor.extraJavaOptions=--enable-native-access=ALL-UNNAMED",
                "target/glasshead-spark.jar", "scan", corpus.toUri().toString(), "--model", MODELS.resolve(MODEL).toString(), "--top", "5",
                "--seed", "3", "--tasks", "40", "--out", folder.resolve("out").toUri().toString());
        // Texts are numbered in the first stages; the model runs in the one of forty tasks.
        awaitLine("submit", "Finished task .* \\(5/40\\)");
        victim.descendants().forEach(ProcessHandle::destroyForcibly);
        victim.destroyForcibly();
        assertTrue(submitted.waitFor(10, TimeUnit.MINUTES), Files.readString(log("submit")));
        assertTrue(Files.readString(log("submit")).contains("Lost executor"), Files.readString(log("submit")));
        assertEquals(0, submitted.exitValue(), Files.readString(log("submit")));
        assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(folder.resolve("out/texts.scan")));
    }

    private Process worker(String master, String name) throws IOException {
        Process worker = start(name, "org.apache.spark.deploy.worker.Worker", master, "--host", HOST, "--cores", "1", "--memory", "1500m",
                "--webui-port", "0", "--work-dir", folder.resolve(name).toString());
        awaitLine(name, "Successfully registered with master");
        return worker;
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        ProcessBuilder builder = SparkHome.process(List.of(), main, arguments).redirectOutput(log(name).toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void awaitLine(String name, String wanted) throws IOException {
        Pattern pattern = Pattern.compile(wanted);
        try {
            Await.met(() -> pattern.matcher(Files.readString(log(name))).find());
        } catch (AssertionError never) {
            throw new AssertionError(Files.readString(log(name)), never);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
