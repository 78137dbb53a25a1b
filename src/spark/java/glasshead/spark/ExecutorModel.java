package glasshead.spark;

import glasshead.engine.Models;
import glasshead.engine.SharedScan;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;

/// The model of a process that runs texts: loaded once, from the files that were sent along, for all tasks that come.
final class ExecutorModel {

    private static @Nullable SharedScan loaded;

    private ExecutorModel() {}

    static synchronized SharedScan get() {
        if (loaded == null) {
            System.setProperty("glasshead.threads", "1");
            Path folder = Path.of(SparkFiles.getRootDirectory());
            loaded = new SharedScan(new Models(folder), folder.toString());
        }
        return loaded;
    }
}
