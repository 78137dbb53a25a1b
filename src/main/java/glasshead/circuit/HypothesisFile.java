package glasshead.circuit;

import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.Hypothesis;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.nio.file.Path;

/// Hypotheses in files.
public final class HypothesisFile {

    private static final JsonForm<Hypothesis> FORM = JsonForm.of(Hypothesis.class, "hypothesis", "correct it");

    private HypothesisFile() {}

    /// One that ships, as `induction/4`, or one in a file.
    ///
    /// @throws BadInput when there is none
    public static Hypothesis named(String templateOrFile) {
        return HypothesisTemplate.step(templateOrFile).orElseGet(() -> read(FileNames.path(templateOrFile)));
    }

    /// @throws BadInput when there is no such file, or it holds no hypothesis
    public static Hypothesis read(Path file) {
        return FORM.read(file);
    }

    public static String write(Hypothesis hypothesis) {
        return FORM.write(hypothesis);
    }

    /// @throws BadInput when it can't be written there
    public static void write(Hypothesis hypothesis, Path file) {
        try {
            FORM.write(file, hypothesis);
        } catch (IOException e) {
            throw new BadInput("The hypothesis can't be written as '" + file
                    + "'; give a place where you may write and where there is room.", e);
        }
    }
}
