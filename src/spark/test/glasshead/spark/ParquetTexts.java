package glasshead.spark;

import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/// Writes lines as Parquet by Spark itself, and tells in which order they are read again; a line `null` is a cell without a text.
final class ParquetTexts {

    /// Of a part of a file that Spark may read by itself.
    private static final String GROUP_BYTES = "262144";

    private ParquetTexts() {}

    /// @param arguments a file with lines, a folder for the table, and a file for the lines as they are read from it
    public static void main(String[] arguments) throws IOException {
        List<Row> rows = Files.readAllLines(Path.of(arguments[0])).stream().map(line -> RowFactory.create("other", line.equals("null")
                ? null : line)).toList();
        StructType columns = new StructType().add("id", DataTypes.StringType).add("text", DataTypes.StringType);
        try (SparkSession session = SparkSession.builder().master("local[4]").config("spark.ui.enabled", "false").getOrCreate()) {
            session.createDataFrame(rows, columns).coalesce(1).write().option("compression", "none").option("parquet.block.size",
                    GROUP_BYTES).parquet(Path.of(arguments[1]).toUri().toString());
            JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
            ClusterCorpus corpus = ClusterCorpus.open(Path.of(arguments[1]).toUri().toString(), spark.hadoopConfiguration());
            WholeFile.write("The texts", Path.of(arguments[2]), corpus.texts(spark).collect().stream().map(Text::text).collect(Collectors
                    .joining("\n")));
        }
    }
}
