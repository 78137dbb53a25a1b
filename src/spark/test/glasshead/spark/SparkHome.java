package glasshead.spark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Spark as it is installed for these tests: its own class path, in a process of its own.
final class SparkHome {

    static final String HOST = "127.0.0.1";
    private static final Path HOME = Path.of("target/spark-home").toAbsolutePath();

    private SparkHome() {}

    /// @param beside what else is on the class path
    static ProcessBuilder process(List<String> beside, String main, String... arguments) {
        List<String> path = new ArrayList<>(List.of(HOME.resolve("jars") + "/*"));
        path.addAll(beside);
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g"));
        command.addAll(List.of(org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptions().split("\\s+")));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", String.join(File.pathSeparator, path), main));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SPARK_HOME", HOME.toString());
        // Its scripts would set this.
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
