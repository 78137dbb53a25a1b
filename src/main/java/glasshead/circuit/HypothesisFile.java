package glasshead.circuit;

import glasshead.experiment.Hypothesis;
import glasshead.json.JsonForm;
import java.nio.file.Path;

/// Hypotheses in files.
public final class HypothesisFile {

    private static final JsonForm<Hypothesis> FORM = JsonForm.of(Hypothesis.class, "hypothesis", "correct it");

    private HypothesisFile() {}

    /// @throws glasshead.experiment.BadInput when there is no such file, or it holds no hypothesis
    public static Hypothesis read(Path file) {
        return FORM.read(file);
    }

    public static String write(Hypothesis hypothesis) {
        return FORM.write(hypothesis);
    }
}
