package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.WholeFile;
import glasshead.script.CommandLineText;
import glasshead.script.Notebook;
import glasshead.script.PythonScript;
import glasshead.script.Script;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `export`: an experiment as something else that gives the same numbers.
@Command(name = "export", description = "Writes an experiment, or a session, as a command line, as Python for TransformerLens, or as a "
        + "Jupyter notebook, with the same numbers. A session on a set is written with all rows of the set.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /// What an experiment can be written as.
    private enum Form {
        command, python, notebook
    }

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "command|python|notebook", description = "What to write.")
    private Form form;

    @Mixin
    private SubjectOptions options;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; without it, standard output.")
    private @Nullable Path out;

    ExportCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Script script;
        try (InferenceEngine engine = engines.get()) {
            Experiment experiment = options.experiment(engine);
            script = script(engine, experiment);
        }
        if (out == null && !script.files().isEmpty()) {
            throw new BadInput(CommandLineText.whyBeside(script) + "; it goes into a file beside the command: give --out FILE.");
        }
        if (out == null) {
            spec.commandLine().getOut().print(script.text());
            spec.commandLine().getOut().flush();
        } else {
            write(script, out);
        }
        script.remarks().forEach(spec.commandLine().getErr()::println);
        return 0;
    }

    private Script script(InferenceEngine engine, Experiment experiment) {
        if (form == Form.command) {
            return CommandLineText.of(experiment, SetCommand.oneToken(engine, experiment.model()));
        }
        Script python = PythonScript.of(engine.answer(new Question.RecipeOf(experiment), () -> false));
        return form == Form.python ? python : Notebook.of(python);
    }

    private void write(Script script, Path file) {
        WholeFile.write("The script", file, script.text());
        for (Map.Entry<String, String> beside : script.files().entrySet()) {
            Path place = Objects.requireNonNull(file.toAbsolutePath().getParent()).resolve(beside.getKey());
            WholeFile.write("What the script reads", place, beside.getValue());
        }
        spec.commandLine().getOut().println("Written to " + file);
    }
}
