package glasshead.spark;

import glasshead.experiment.BadInput;
import glasshead.scan.Corpus;
import glasshead.scan.CorpusFile;
import glasshead.scan.CorpusLine;
import glasshead.scan.CorpusLine.Problem;
import glasshead.scan.CorpusMark;
import glasshead.scan.CorpusReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/// A corpus on any file system that Hadoop knows: text and JSON-lines as [Corpus] has them, and Parquet with a column `text`. Texts have
/// the numbers that they have when one machine reads the files.
final class ClusterCorpus {

    private static final String PARQUET = ".parquet";

    private final Path place;
    private final FileSystem files;
    private final List<FileStatus> found;

    private ClusterCorpus(Path place, FileSystem files, List<FileStatus> found) {
        this.place = place;
        this.files = files;
        this.found = found;
    }

    /// @throws BadInput when there is nothing that can be read
    static ClusterCorpus open(String written, Configuration configuration) {
        Path place = new Path(written);
        try {
            FileSystem files = place.getFileSystem(configuration);
            if (!files.exists(place)) {
                throw new BadInput("There is no corpus '" + written + "'; give a text, JSON-lines or Parquet file, or a folder of them.");
            }
            List<FileStatus> found = new ArrayList<>();
            if (files.getFileStatus(place).isFile()) {
                found.add(files.getFileStatus(place));
            } else {
                RemoteIterator<LocatedFileStatus> all = files.listFiles(place, true);
                while (all.hasNext()) {
                    LocatedFileStatus file = all.next();
                    if (Corpus.isText(file.getPath().getName()) || isParquet(file.getPath())) {
                        found.add(file);
                    }
                }
            }
            if (found.isEmpty()) {
                throw new BadInput("The folder '" + written + "' holds no file that ends in .txt, .jsonl or .parquet; give another one.");
            }
            found.sort(Comparator.comparing(file -> file.getPath().toString()));
            return new ClusterCorpus(place, files, found);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static BadInput unreadable(Path place, IOException why) {
        return new BadInput("The corpus '" + place + "' can't be read (" + why.getMessage() + "): check that you may read it.", why);
    }

    private static boolean isParquet(Path file) {
        return file.getName().toLowerCase(Locale.ROOT).endsWith(PARQUET);
    }

    private static boolean isPacked(Path file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") || name.endsWith(".zst");
    }

    /// What a scan calls itself after the corpus.
    String name() {
        return place.getName();
    }

    /// The same as that of the files on one machine.
    String mark() {
        CorpusMark mark = new CorpusMark();
        try {
            for (FileStatus file : found) {
                try (InputStream in = files.open(file.getPath())) {
                    mark.add(file.getPath().getName(), file.getLen(), in);
                }
            }
            return mark.value();
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    /// All texts in their order.
    JavaRDD<Text> texts(JavaSparkContext spark) {
        List<JavaRDD<Text>> all = new ArrayList<>();
        for (FileStatus file : found) {
            Path path = file.getPath();
            all.add(isParquet(path) ? parquet(spark, path) : isPacked(path) ? packed(spark, path) : plain(spark, path));
        }
        @SuppressWarnings("unchecked") JavaRDD<Text>[] each = all.toArray(JavaRDD[]::new);
        return spark.union(each);
    }

    private static JavaRDD<Text> plain(JavaSparkContext spark, Path file) {
        boolean json = Corpus.isJson(file.getName());
        Configuration lines = new Configuration(spark.hadoopConfiguration());
        // Else a lone carriage return would end a line too.
        lines.set("textinputformat.record.delimiter", "\n");
        return spark.newAPIHadoopFile(file.toString(), TextInputFormat.class, LongWritable.class, org.apache.hadoop.io.Text.class, lines)
                .map(line -> Text.of(line._2.copyBytes(), json, line._1.get() == 0));
    }

    /// A packed file can't be read from its middle: one process reads it.
    private static JavaRDD<Text> packed(JavaSparkContext spark, Path file) {
        return spark.parallelize(List.of(file.toString()), 1).flatMap(path -> {
            Path place = new Path(path);
            CorpusReader reader = new CorpusReader(List.of(new CorpusFile(place.getName(), () -> place.getFileSystem(new Configuration())
                    .open(place))));
            return new Iterator<>() {
                private CorpusLine next = reader.next();

                @Override
                public boolean hasNext() {
                    return next != null;
                }

                @Override
                public Text next() {
                    Text text = Text.of(next);
                    next = reader.next();
                    return text;
                }
            };
        });
    }

    /// Whole files, one after the other: else Spark cuts each into as many pieces as it has cores, and in which order they come is its own.
    private static JavaRDD<Text> parquet(JavaSparkContext spark, Path file) {
        SparkSession session = SparkSession.builder().sparkContext(spark.sc()).config("spark.sql.files.maxPartitionBytes", Long.MAX_VALUE)
                .config("spark.sql.files.minPartitionNum", 1).getOrCreate();
        return session.read().parquet(file.toString()).select("text").toJavaRDD().map(ClusterCorpus::text);
    }

    private static Text text(Row row) {
        return row.isNullAt(0) ? new Text("", Problem.BROKEN) : Text.of(CorpusLine.of(0, row.getString(0)));
    }
}
