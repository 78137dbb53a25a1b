package glasshead.cli;

import glasshead.experiment.FileNames;
import glasshead.experiment.WholeFile;
import glasshead.training.SampleTexts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scan texts`: the corpus of the scan that comes with a model.
@Command(name = "texts", description = "Makes the texts that a shipped model's own scan is of, one a line: the same each time.",
        mixinStandardHelpOptions = true)
final class ScanTextsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A shipped model's name.")
    private String model;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where they go.")
    private String out;

    @Override
    public Integer call() {
        String texts = String.join("\n", SampleTexts.of(model)) + "\n";
        WholeFile.write("The texts", FileNames.path(out), texts);
        spec.commandLine().getOut().println(texts.lines().count() + " texts in " + out);
        return 0;
    }
}
