package glasshead.spark;

import glasshead.cli.ScanOptions;
import glasshead.engine.Models;
import glasshead.engine.SharedScan;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import glasshead.scan.ScanCounts;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `spark-submit ... glasshead-spark.jar scan`: the scan of the command line, on a cluster.
@Command(name = "scan", mixinStandardHelpOptions = true,
        description = "Puts a corpus through the model once, on a cluster, and writes the same scan as one machine does.")
final class SparkScanCommand implements Callable<Integer> {

    /// Tasks for each that can run at once: a slow one keeps few waiting.
    private static final int TASKS_EACH = 4;

    @Parameters(paramLabel = "CORPUS", description = "A text, JSON-lines or Parquet file (column \"text\"), or a folder of them, on any "
            + "file system that Hadoop knows.")
    private String corpus;

    @Option(names = "--model", paramLabel = "FOLDER", required = true,
            description = "The folder of the model on this machine; the others are sent it.")
    private Path model;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the scan is written, as NAME.scan.")
    private String out;

    @Option(names = "--tasks", paramLabel = "N", description = "Shares that the texts are run in (default: four for each core).")
    private int tasks;

    @Mixin
    private ScanOptions options;

    @Override
    public Integer call() throws IOException {
        if (tasks < 0) {
            throw new BadInput("--tasks must be at least 1.");
        }
        long begin = System.nanoTime();
        System.setProperty("glasshead.threads", "1");
        Path folder = model.toAbsolutePath().normalize();
        try (SharedScan local = new SharedScan(new Models(folder), folder.toString());
                JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("Glasshead scan"))) {
            ClusterCorpus texts = ClusterCorpus.open(corpus, spark.hadoopConfiguration());
            send(folder, spark);
            ScanOf of = local.of(texts.mark());
            int shares = tasks > 0 ? tasks : TASKS_EACH * spark.defaultParallelism();
            ScanPlan plan = local.plan(options.parts(), options.top(), options.seed()).merging(options.merged());
            Path kept = Files.createTempDirectory("glasshead-scan");
            try {
                ScanFile scan = new ScanOnSpark(spark, local, shares).scan(texts, of, plan, kept.resolve(texts.name() + ".scan"));
                report(scan.counts(), moved(scan.file(), spark), (System.nanoTime() - begin) / 1e9);
            } finally {
                Files.deleteIfExists(kept);
            }
        }
        return 0;
    }

    /// A folder as such is sent to no cluster.
    private static void send(Path folder, JavaSparkContext spark) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".scan")).forEach(file -> spark.addFile(file.toUri()
                    .toString()));
        }
    }

    private org.apache.hadoop.fs.Path moved(Path file, JavaSparkContext spark) throws IOException {
        var target = new org.apache.hadoop.fs.Path(out, file.getFileName().toString());
        target.getFileSystem(spark.hadoopConfiguration()).copyFromLocalFile(true, true, new org.apache.hadoop.fs.Path(file.toUri()),
                target);
        return target;
    }

    private static void report(ScanCounts counts, org.apache.hadoop.fs.Path file, double seconds) {
        System.out.println(Texts.format("%d texts (%d empty, %d left out), %d tokens, %.0f a second with start and end; kept in %s",
                counts.texts(), counts.empty(), counts.left(), counts.tokens(), counts.tokens() / seconds, file));
    }
}
