package glasshead;

import glasshead.cli.Cli;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.view.Shown;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
import glasshead.session.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the window opens with.
///
/// @param asFile tells the session's document where it comes from
record Beginning(Shown shown, Consumer<Document> asFile) {

    /// What the program was started with, options or a session file; else what was on screen when it ended. The example the first time, or
    /// when that can't be used.
    ///
    /// @param given  the program's arguments
    /// @param notice gets a sentence when the session file can't be used
    static Beginning of(List<String> given, Models models, LastSession left, Consumer<String> notice) {
        if (Main.isSession(given)) {
            try {
                Path file = FileNames.path(given.getFirst()).toAbsolutePath();
                return new Beginning(SessionFile.read(file), document -> document.opened(file));
            } catch (BadInput problem) {
                notice.accept(problem.getMessage());
                return new Beginning(Wiring.example(models), _ -> {});
            }
        }
        if (!given.isEmpty()) {
            return new Beginning(Cli.opening(given, () -> models), _ -> {});
        }
        Optional<KeptSession> back = left.comeBack();
        return new Beginning(back.map(KeptSession::shown).orElseGet(() -> Wiring.example(models)), document -> back.ifPresent(
                document::cameBack));
    }
}
