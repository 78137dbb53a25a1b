package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.verify.Verification;
import glasshead.experiment.BadInput;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program without a window: the same engine and the same numbers.
///
/// Exit status: 0, or 2 with one sentence on standard error when the input can't be used.
@Command(name = "glasshead", mixinStandardHelpOptions = true, versionProvider = Cli.Version.class,
        description = "A microscope for GPT-2 style transformers. Without a command the window opens.")
public final class Cli {

    private static final int BAD_INPUT = 2;

    private Cli() {}

    /// @param models    finds the models
    /// @param snapshots draws the window
    public static CommandLine commands(Supplier<Models> models, Snapshots snapshots) {
        Supplier<InferenceEngine> engines = () -> new InferenceEngine(models.get());
        CommandLine line = new CommandLine(new Cli());
        line.addSubcommand(new RunCommand(engines));
        line.addSubcommand(new DumpCommand(engines));
        line.addSubcommand(new MapCommand(engines));
        line.addSubcommand(new SetCommand(engines));
        line.addSubcommand(new ModularCommand(engines));
        line.addSubcommand(new BenchCommand(models));
        line.addSubcommand(new DetectCommand(engines));
        line.addSubcommand(new CommandLine(new ModelsCommand(models)).addSubcommand(new ScoreCommand(models)).addSubcommand(
                new CompositionCommand(engines)));
        line.addSubcommand(new VerifyCommand(models, engines, Verification::of));
        line.addSubcommand(new TrainCommand());
        line.addSubcommand(new SnapshotCommand(engines, snapshots));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof BadInput) {
                command.getErr().println(failure.getMessage());
                return BAD_INPUT;
            }
            throw failure;
        });
        line.setParameterExceptionHandler((failure, arguments) -> {
            String unknown = failure instanceof CommandLine.UnmatchedArgumentException unmatched && failure.getCommandLine() == line
                    ? "There is no command '" + unmatched.getUnmatched().getFirst() + "'" : failure.getMessage();
            failure.getCommandLine().getErr().println(unknown + "; see --help.");
            return BAD_INPUT;
        });
        return line;
    }

    /// The program's version, from the jar's manifest.
    public static String version() {
        String version = Cli.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Glasshead " + version()};
        }
    }
}
