package glasshead.cli;

import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensReading;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every lens, and what is done with them.
final class LensOptions {

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--all-positions", description = "At every position, not only where the logits are read.")
    private boolean allPositions;

    @Option(names = "--top", paramLabel = "N", defaultValue = "5",
            description = "How many of the most probable tokens (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--set", paramLabel = "SET",
            description = "Read a data set: a set of 'set list', or a file. Means and standard errors where the logits are read.")
    private @Nullable String set;

    @Mixin
    private JsonOption json;

    String model(InferenceEngine engine) {
        return options.experiment(engine).model();
    }

    /// Reads what the options say, and writes it down.
    ///
    /// @param key of the readings in JSON
    void report(InferenceEngine engine, Lens lens, boolean middle, String key, CommandLine line) {
        if (top < 1) {
            throw new BadInput("--top must be at least 1.");
        }
        if (set != null) {
            SetPair averages = SetPair.of(engine, options, set, new LensReading.Numbers(lens, middle), false, line.getErr());
            write(new LensSetReport(averages, LensReading.places(averages.before().model().layers(), middle), key), line);
            return;
        }
        LensReading reading = new LensReading(lens, middle, allPositions ? LensReading.Span.ALL : LensReading.Span.AT_CONTRAST, top);
        Findings found = engine.run(options.experiment(engine), List.of(reading), () -> false);
        found.warnings().forEach(line.getErr()::println);
        write(new LensReport(found, reading, key), line);
    }

    private void write(Report report, CommandLine line) {
        if (json.write(() -> report.json(), line.getOut())) {
            report.print(line.getOut());
        }
    }
}
