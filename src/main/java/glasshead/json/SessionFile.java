package glasshead.json;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// An experiment in a file, `*.glasshead`:
///
/// ```json
/// {"glasshead": 1, "model": "tiny-english", "prompt": "text, or a list of token ids", "otherPrompt": "",
///  "contrast": {"answers": [" Mary"], "distractors": [" John"], "position": 14},
///  "interventions": [], "options": {"bos": true, "rawWeights": false, "referencePrompts": []}}
/// ```
///
/// Only `glasshead`, the form's version, and `model` must be there.
public final class SessionFile {

    /// What such a file's name ends with.
    public static final String EXTENSION = ".glasshead";

    static final JsonForm<SessionForm> FORM = JsonForm.of(SessionForm.class, "session", "open another or correct it")
            .versions("glasshead", List.of(SessionForm.Version1.class));

    private static final JsonForm<SessionForm> UNSAVED = FORM.named("unsaved work");

    private SessionFile() {}

    /// @throws BadInput when the file can't be read or is no session
    public static Experiment read(Path file) {
        return FORM.read(file).experiment();
    }

    /// What was on screen when a program ended without warning; empty when that can't be used.
    ///
    /// @param notice gets a sentence when it is set aside
    public static Optional<Experiment> kept(Path file, Consumer<String> notice) {
        return new KeptFile<>(file, UNSAVED, notice).read(SessionForm::experiment);
    }

    /// Writes all or nothing.
    public static void write(Path file, Experiment experiment) throws IOException {
        FORM.write(file, SessionForm.of(experiment));
    }
}
