package glasshead.cli;

import glasshead.analysis.lens.FittedLens;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.verify.Verification;
import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.view.Shown;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program's commands, over the same engine and with the same numbers as the window; without a command, the window.
///
/// Exit status: 0, or 2 with one sentence on standard error when the input can't be used or the output can't be written.
@Command(name = "glasshead", mixinStandardHelpOptions = true, versionProvider = Cli.Version.class,
        description = "A microscope for GPT-2 style transformers. Without a command the window opens, on what the options say, or on the"
                + " session file that is given alone.")
public final class Cli implements Callable<Integer> {

    /// Exit status when something can't be used.
    public static final int BAD_INPUT = 2;

    private final Supplier<Models> models;
    private final Runnable window;

    @Mixin
    private ExperimentOptions options;

    private Cli(Supplier<Models> models, Runnable window) {
        this.models = models;
        this.window = window;
    }

    /// @param models    finds the models
    /// @param snapshots draws the window
    /// @param window    opens the window, and comes back when it is closed
    public static CommandLine commands(Supplier<Models> models, Snapshots snapshots, Runnable window) {
        return commands(models, snapshots, window, List.of());
    }

    /// The same for one start of the program.
    ///
    /// @param arguments where the first one names a command, only that one is described to picocli, which takes a while for all of them
    public static CommandLine commands(Supplier<Models> models, Snapshots snapshots, Runnable window, List<String> arguments) {
        SequencedMap<String, Supplier<Object>> commands = new LinkedHashMap<>();
        described(models, snapshots).forEach((type, command) -> commands.put(type.getAnnotation(Command.class).name(), command));
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        if (commands.containsKey(first)) {
            commands.keySet().retainAll(Set.of(first));
        }
        CommandLine line = new CommandLine(new Cli(models, window));
        commands.values().forEach(command -> line.addSubcommand(command.get()));
        // A prompt may begin with @; it is what is meant, not the name of a file with more arguments.
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, FileNames::path);
        line.setExecutionStrategy(Cli::run);
        line.setExecutionExceptionHandler(Cli::told);
        line.setParameterExceptionHandler(Cli::told);
        return line;
    }

    /// In the order of the help page.
    private static SequencedMap<Class<?>, Supplier<Object>> described(Supplier<Models> models, Snapshots snapshots) {
        Supplier<InferenceEngine> engines = () -> new InferenceEngine(models.get());
        SequencedMap<Class<?>, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put(RunCommand.class, () -> new RunCommand(engines));
        commands.put(DumpCommand.class, () -> new DumpCommand(engines));
        commands.put(ExportCommand.class, () -> new ExportCommand(engines));
        commands.put(ReportCommand.class, () -> new ReportCommand(engines));
        commands.put(MapCommand.class, () -> new MapCommand(engines));
        commands.put(SetCommand.class, () -> new SetCommand(engines));
        commands.put(CurveCommand.class, () -> new CurveCommand(models));
        commands.put(EdgesCommand.class, () -> new EdgesCommand(engines));
        commands.put(EdgeActionCommand.class, () -> new EdgeActionCommand(engines));
        commands.put(NodesCommand.class, () -> new NodesCommand(engines));
        commands.put(PathPatchCommand.class, () -> new PathPatchCommand(engines));
        commands.put(ScrubCommand.class, () -> new CommandLine(new ScrubCommand(engines)).addSubcommand(new ScrubSearchCommand(engines))
                .addSubcommand(new ScrubTemplatesCommand()));
        commands.put(CircuitCommand.class, () -> new CommandLine(new CircuitCommand()).addSubcommand(new CircuitFindCommand(engines))
                .addSubcommand(new CircuitEvaluateCommand(engines)).addSubcommand(new CircuitCurveCommand(engines)).addSubcommand(
                        new CircuitTestCommand(engines)));
        commands.put(ModularCommand.class, () -> new ModularCommand(engines));
        commands.put(BenchCommand.class, () -> new BenchCommand(models));
        commands.put(DetectCommand.class, () -> new DetectCommand(engines));
        commands.put(ModelsCommand.class, () -> new CommandLine(new ModelsCommand(models)).addSubcommand(new ScoreCommand(models))
                .addSubcommand(new CompositionCommand(engines)));
        commands.put(WeightsCommand.class, () -> new WeightsCommand(engines));
        commands.put(SkipTrigramsCommand.class, () -> new SkipTrigramsCommand(engines));
        commands.put(WhyCommand.class, () -> new WhyCommand(engines));
        commands.put(NeuronsCommand.class, () -> new NeuronsCommand(engines));
        commands.put(PathsCommand.class, () -> new PathsCommand(engines));
        commands.put(GenerateCommand.class, () -> new GenerateCommand(engines));
        commands.put(ScanCommand.class, () -> new CommandLine(new ScanCommand(engines)).addSubcommand(new ScanListCommand(engines))
                .addSubcommand(new ScanTextsCommand()).addSubcommand(new ScanExportCommand(engines)).addSubcommand(new ScanCompareCommand(
                        engines)));
        commands.put(PassportCommand.class, () -> new PassportCommand(engines));
        commands.put(LensCommand.class, () -> lens(engines));
        commands.put(LessonCommand.class, () -> new CommandLine(new LessonCommand()).addSubcommand(new LessonListCommand()).addSubcommand(
                new LessonCheckCommand(engines)));
        commands.put(VerifyCommand.class, () -> new VerifyCommand(models, engines, Verification::of));
        commands.put(TrainCommand.class, TrainCommand::new);
        commands.put(SnapshotCommand.class, () -> new SnapshotCommand(models, snapshots));
        return commands;
    }

    private static CommandLine lens(Supplier<InferenceEngine> engines) {
        CommandLine lens = new CommandLine(new LensCommand()).addSubcommand(new LogitLensCommand(engines)).addSubcommand(new FitLensCommand(
                engines));
        for (FittedLens.Kind kind : FittedLens.Kind.values()) {
            lens.addSubcommand(kind.word(), new FittedLensCommand(engines, kind));
        }
        return lens;
    }

    /// What the window opens on when the program is started with these options.
    ///
    /// @throws BadInput when they can't be used
    public static Shown opening(List<String> arguments, Supplier<Models> models) {
        CommandLine line = commands(models, (_, _) -> {}, () -> {});
        line.parseArgs(arguments.toArray(String[]::new));
        return line.<Cli>getCommand().shown();
    }

    private Shown shown() {
        return options.shown(models.get()::example);
    }

    @Override
    public Integer call() {
        // Bad input is told before the toolkit starts.
        shown();
        window.run();
        return 0;
    }

    private static int run(ParseResult parsed) {
        boolean misplaced = parsed.hasSubcommand() && parsed.matchedOptions().stream().anyMatch(option -> !option.usageHelp() && !option
                .versionHelp());
        if (misplaced) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "Options stand after the command, as in 'run "
                    + parsed.matchedOptions().getFirst().longestName() + " ...'");
        }
        return new RunLast().execute(parsed);
    }

    private static int told(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof BadInput) {
            command.getErr().println(failure.getMessage());
            return BAD_INPUT;
        }
        throw failure;
    }

    private static int told(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String sentence = failure.getCause() instanceof BadInput bad ? bad.getMessage() : failure.getMessage() + "; see --help.";
        if (failure instanceof UnmatchedArgumentException unmatched && command.getParent() == null) {
            String unknown = unmatched.getUnmatched().getFirst();
            sentence = unknown.startsWith("-") ? sentence : "There is no command '" + unknown + "'; see --help.";
        }
        command.getErr().println(sentence);
        return BAD_INPUT;
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
