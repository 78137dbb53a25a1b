package glasshead.json;

import glasshead.experiment.BadInput;
import glasshead.experiment.view.Looked;
import glasshead.experiment.view.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// An experiment and what of it is looked at in a file, `*.glasshead`:
///
/// ```json
/// {"glasshead": 3, "model": "tiny-english", "prompt": "text, or a list of token ids", "otherPrompt": "",
///  "contrast": {"answers": [" Mary"], "distractors": [" John"], "position": 14},
///  "interventions": [], "options": {"bos": true, "rawWeights": false, "referencePrompts": []},
///  "view": {"workspace": "maps", "locks": {"heads": ["L2H4"]}, "bars": "layer"}}
/// ```
///
/// A set stands in the place of prompts and contrast, with the index of the example that is shown:
///
/// ```json
/// "set": {"name": "names", "shown": 3, "position": 14,
///         "examples": [{"clean": "text", "corrupted": "text", "answers": [" Mary"], "distractors": [], "columns": {"order": "ABBA"}}]}
/// ```
///
/// The states that were looked at stand in `history`, oldest first: each with its model, and either its prompts and contrast or the index
/// of the set's example that was shown, its interventions and options, its number and its note.
///
/// ```json
/// "history": [{"model": "tiny-english", "prompt": "text", "interventions": [], "number": 13.58, "note": "untouched"}]
/// ```
///
/// Only `glasshead`, the form's version, and `model` must be there. Version 1 had neither `set` nor `view`; in version 2
/// maps took the attention view's place, which `view.maps.shown` said.
public final class SessionFile {

    /// What such a file's name ends with.
    public static final String EXTENSION = ".glasshead";

    /// Bytes; a set is in it as a whole.
    static final long LARGEST = 64 << 20;

    static final JsonForm<SessionForm> FORM = JsonForm.of(SessionForm.class, "session", "open another or correct it")
            .versions("glasshead", List.of(SessionForm.Version1.class, SessionForm.Version2.class, SessionForm.Version3.class)).atMost(
                    LARGEST);

    private static final JsonForm<SessionForm> UNSAVED = FORM.named("unsaved work");

    private SessionFile() {}

    /// @throws BadInput when the file can't be read or is no session
    public static Shown read(Path file) {
        return FORM.read(file).shown();
    }

    /// What was unsaved when a program ended without warning, as version 0.1 kept it; empty when that can't be used.
    ///
    /// @param notice gets a sentence when it is set aside
    public static Optional<Shown> kept(Path file, Consumer<String> notice) {
        return new KeptFile<>(file, UNSAVED, notice).read(SessionForm::shown);
    }

    /// The states that were looked at in the session of a file.
    ///
    /// @throws BadInput when the file can't be read or is no session
    public static List<Looked> past(Path file) {
        return FORM.read(file).past();
    }

    /// Writes all or nothing.
    ///
    /// @throws BadInput when it is more than can be read again
    public static void write(Path file, Shown shown) throws IOException {
        write(file, shown, List.of());
    }

    /// The same with the states that were looked at; those on another set than the session's are left out.
    public static void write(Path file, Shown shown, List<Looked> past) throws IOException {
        FORM.write(file, SessionForm.of(shown, past));
    }
}
