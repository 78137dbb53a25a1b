package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.BadInput;
import glasshead.scan.Scan;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanShelf;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A scan of a model that is there already.
final class KeptScanOption {

    @Option(names = "--scan", paramLabel = "FILE",
            description = "A scan of this model with this part, kept by 'scan' (default: the first of those that 'scan list' names).")
    private @Nullable Path scan;

    /// The one that was named; nothing where none was.
    ///
    /// @throws BadInput when it is of other weights
    @Nullable
    Scan named(InferenceEngine engine, String model) {
        if (scan == null) {
            return null;
        }
        ScanFile file = ScanFile.open(scan);
        if (!file.of().weights().equals(engine.answer(new Question.Mark(model, false), () -> false))) {
            throw new BadInput("The scan '" + scan + "' is of other weights than this model's: scan the corpus again.");
        }
        return file;
    }

    /// The first that came with the model or was made here, if any.
    static @Nullable Scan first(InferenceEngine engine, String model, Predicate<Scan> which) {
        List<ScanShelf.Kept> kept = engine.answer(new ScanQuestion.KeptScans(model), () -> false);
        return kept.stream().map(ScanShelf.Kept::scan).filter(which).findFirst().orElse(null);
    }
}
