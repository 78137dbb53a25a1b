package glasshead.cli;

import glasshead.engine.Answers;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Recipe;
import glasshead.engine.TrainingCurve;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.FileNames;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.experiment.WholeFile;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `curve`: one experiment at every kept step of its model's training.
@Command(name = "curve",
        description = "Runs a prompt, or a set, at every step of a model's training whose weights were kept, untouched and "
                + "with interventions. Ctrl+C stops it; what is there is written. A session on a set is run with all "
                + "rows.",
        mixinStandardHelpOptions = true)
final class CurveCommand implements Callable<Integer> {

    private final Supplier<Models> models;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SubjectOptions options;

    @Option(names = "--metric", paramLabel = "METRIC", defaultValue = "logitDifference",
            description = "What is printed and written as CSV: logitDifference (default), probabilityDifference, answerLogProbability, kl, "
                    + "accuracy or top1. JSON has them all.")
    private String metric;

    @Mixin
    private JsonOption json;

    @Option(names = "--csv", paramLabel = "FILE|-",
            description = "Write a row for each step to a file, or to standard output and nothing else there.")
    private @Nullable String csv;

    CurveCommand(Supplier<Models> models) {
        this.models = models;
    }

    @Override
    public Integer call() {
        Metric asked = Metric.named(metric);
        if ("-".equals(csv) && json.isAlone()) {
            throw new ParameterException(spec.commandLine(), "Standard output takes one of --json - and --csv -");
        }
        Models library = models.get();
        PrintWriter err = spec.commandLine().getErr();
        try (InferenceEngine engine = new InferenceEngine(library); Interruption interruption = new Interruption()) {
            Run run = new Run(engine, begin(engine, library));
            try (Progress progress = new Progress(err)) {
                run.all(progress, err, interruption::isAsked);
            } finally {
                if (!run.curve.points().isEmpty()) {
                    report(new CurveReport(run.curve, asked));
                }
            }
            if (!run.curve.isWhole()) {
                err.println(Texts.format("Stopped: %d of %d steps are there.", run.curve.points().size(), run.curve.steps().size()));
            }
        }
        return 0;
    }

    private TrainingCurve begin(InferenceEngine engine, Models library) {
        Experiment experiment = options.experiment(engine);
        return TrainingCurve.begin(experiment, library).orElseThrow(() -> new BadInput("The model " + experiment.model()
                + " brings no weights from its training: choose one that does, as tiny-english; 'models list' tells which."));
    }

    private void report(CurveReport report) {
        PrintWriter out = spec.commandLine().getOut();
        boolean words = json.write(report::json, out) && !"-".equals(csv);
        if ("-".equals(csv)) {
            out.print(report.csv());
            out.flush();
        } else if (csv != null) {
            WholeFile.write("The CSV", FileNames.path(csv), report.csv());
        }
        if (words) {
            report.print(out);
        }
    }

    /// The curve as far as it came.
    static final class Run {

        private final Answers engine;
        private TrainingCurve curve;

        Run(Answers engine, TrainingCurve empty) {
            this.engine = engine;
            curve = empty;
        }

        TrainingCurve curve() {
            return curve;
        }

        /// Until it is whole or stopped.
        ///
        /// @param err gets what is to be said about the input, once
        void all(Progress progress, PrintWriter err, BooleanSupplier stopped) {
            while (!curve.isWhole() && !stopped.getAsBoolean()) {
                progress.show(Texts.format("step %,d: %d of %d", curve.nextStep(), curve.points().size() + 1, curve.steps().size()));
                try {
                    Recipe found = engine.answer(curve.next(), stopped);
                    if (curve.points().isEmpty()) {
                        found.rows().stream().flatMap(row -> row.row().warnings().stream()).distinct().limit(3).forEach(err::println);
                    }
                    curve = curve.with(found);
                } catch (CancellationException byUser) {
                    return;
                } catch (BadInput unusable) {
                    throw new BadInput("Step " + curve.nextStep() + ": " + unusable.getMessage(), unusable);
                }
            }
        }
    }
}
