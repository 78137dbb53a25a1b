package glasshead.cli;

import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.MeansSource;
import glasshead.engine.ScanQuestion;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `run`: one experiment, as a report or as JSON.
@Command(name = "run", description = "Runs a prompt and prints logit difference, attribution and predictions.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options;

    @Mixin
    private JsonOption json;

    RunCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (InferenceEngine engine = engines.get()) {
            Findings findings = engine.run(options.experiment(engine), JsonReport.ANALYSES, () -> false);
            List<String> notes = findings.model().notes();
            if (!notes.isEmpty()) {
                spec.commandLine().getErr().println("Note on the model: " + String.join(" ", notes));
            }
            findings.warnings().forEach(spec.commandLine().getErr()::println);
            MeansSource means = MeansSource.isAskedBy(findings.experiment()) ? engine.answer(new ScanQuestion.MeansOver(findings
                    .experiment().model(), findings.experiment().options()), () -> false) : null;
            if (json.write(() -> MeansJson.added(JsonReport.of(findings), means), out)) {
                new TextReport(findings, out).print();
                if (means != null) {
                    out.println("means over " + means.sentence());
                }
            }
            return 0;
        }
    }
}
