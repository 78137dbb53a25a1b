package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.Experiment;
import glasshead.experiment.WholeFile;
import glasshead.script.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `report`: an experiment as a page.
@Command(name = "report", description = "Writes an experiment, or a session, as one HTML page that opens offline: numbers with where they "
        + "come from, attribution, and how to get them again.", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SubjectOptions options;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The HTML file to write.")
    private Path out;

    ReportCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        String page;
        try (InferenceEngine engine = engines.get()) {
            Experiment experiment = options.experiment(engine);
            page = new Report(engine.answer(new Question.RecipeOf(experiment), () -> false), engine.answer(new Question.Mark(experiment
                    .model(), experiment.options().rawWeights()), () -> false), Cli.version(), List.of()).page().text();
        }
        WholeFile.write("The report", out, page);
        spec.commandLine().getOut().println("Written to " + out);
        return 0;
    }
}
