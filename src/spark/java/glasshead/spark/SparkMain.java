package glasshead.spark;

import glasshead.experiment.BadInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `spark-submit` starts.
@Command(name = "glasshead-spark", subcommands = SparkScanCommand.class, mixinStandardHelpOptions = true,
        description = "Glasshead on a cluster.")
public final class SparkMain {

    private static final int BAD_INPUT = 2;

    private SparkMain() {}

    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new SparkMain());
        commands.setExecutionExceptionHandler((failure, line, _) -> {
            if (sentence(failure) instanceof BadInput told) {
                line.getErr().println(told.getMessage());
                return BAD_INPUT;
            }
            throw failure;
        });
        System.exit(commands.execute(arguments));
    }

    /// What a task on another machine complained of comes inside of what Spark says of it.
    private static Throwable sentence(Throwable failure) {
        Throwable found = failure;
        while (!(found instanceof BadInput) && found.getCause() != null) {
            found = found.getCause();
        }
        return found;
    }
}
