package glasshead.ui.shell;

import glasshead.experiment.Head;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.Workspace;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.causal.Exampled;
import glasshead.ui.causal.Offers;
import glasshead.ui.document.DocumentViewModel;
import glasshead.ui.document.FileMenu;
import glasshead.ui.lesson.LessonDrawer;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.FullScreen;
import glasshead.ui.theme.LookKeys;
import glasshead.ui.typing.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys of the whole window; arrow keys and Enter belong to the panels.
///
/// Keys that work while typing are taken before the focused control sees them (undo is over everything, not over one field);
/// the others only when no control wanted them, and nobody types or has just typed.
final class Shortcuts {

    /// How the platform writes its shortcut key.
    static final String COMMAND = System.getProperty("os.name").startsWith("Mac") ? "⌘" : "Ctrl+";

    private final Session session;
    private final Typing typing;
    private final List<Shortcut> all;
    private @Nullable Scene scene;

    Shortcuts(Session session, Typing typing, ViewOptions options, Slots slots, WorkspacePane workspace, LargePanel large,
            Runnable focusPrompt, Runnable help) {
        this.session = session;
        this.typing = typing;
        FileMenu file = slots.file();
        DocumentViewModel files = file.actions();
        all = new ArrayList<>(workspaces(slots.workspaces(), workspace));
        all.addAll(List.of(
                key("A", "Ablate or restore the head under the pointer, else the locked heads", false, this::toggleHeads, "A"),
                key("F", "The panel under the pointer, else the one with the focus, fills the window, or goes back", false,
                        () -> large.flipMeant(scene), "F"),
                key("Esc", "Back to all panels; let go of what is locked", false, () -> release(large), "Esc"),
                key(COMMAND + "Z", "Undo: prompt, answers and ablations alike", true, session::undo, "Shortcut+Z"),
                key(COMMAND + "Shift+Z, " + COMMAND + "Y", "Redo", true, session::redo, "Shortcut+Shift+Z", "Shortcut+Y"),
                key(COMMAND + "N", "Begin a new session", true, files::begin, "Shortcut+N"),
                key(COMMAND + "O", "Open a session", true, files::askAndOpen, "Shortcut+O"),
                key(COMMAND + "S", "Save the session", true, files::save, "Shortcut+S"),
                key("", "", true, files::saveAs, "Shortcut+Shift+S"),
                key(COMMAND + "H", "States looked at for more than a moment, to go back to and to compare", true,
                        () -> flip(options.history()), "Shortcut+H"),
                key(COMMAND + "D", "Compare two models or prompts side by side", true, file::compare, "Shortcut+D"),
                key(COMMAND + "E", "From the prompt to a data set: means, spread, what interventions change; and back", true,
                        file.sets()::flip, "Shortcut+E"),
                key(COMMAND + "Shift+E", "The rows of the set, to be edited", true, file.sets()::edit, "Shortcut+Shift+E"),
                key(COMMAND + "PgUp, " + COMMAND + "PgDn", "The example of the set before, or the next", true, () -> file.sets().step(-1),
                        "Shortcut+Page Up"),
                key("", "", true, () -> file.sets().step(1), "Shortcut+Page Down"),
                key(COMMAND + "L", "To the prompt", true, focusPrompt, "Shortcut+L"),
                key("M", "Maps over the whole model, and back to where you were", false, () -> workspace.goOrBack(Workspace.MAPS), "M"),
                key("I", "The interventions, line by line, beside any workspace; and away", false, () -> flip(options.interventions()),
                        "I"),
                key("L", "The step of the lesson that runs, beside any workspace; and away", false, () -> flipLesson(slots.lesson()), "L"),
                key("E", "Where in a corpus the head or MLP under the pointer, else the locked one, is strongest", false,
                        this::examples, "E"),
                key("W", "Why a head looks from the locked query to the locked key, or the bars", false, this::flipWhy, "W"),
                key("T", "Dark or light", false, () -> flip(options.dark()), "T"),
                key("F11", "Full screen, and back", true, () -> FullScreen.flip(scene), "F11"),
                new Shortcut(COMMAND + "+ and −", "Larger text, readable from the back row, and usual text", LookKeys.LARGER, true,
                        () -> options.largeText().set(true)),
                new Shortcut("", "", LookKeys.USUAL, true, () -> options.largeText().set(false)),
                key("F1", "This page", true, help, "F1")));
    }

    /// One row on the help page for all of them.
    private static List<Shortcut> workspaces(Workspaces workspaces, WorkspacePane pane) {
        List<Shortcut> keys = new ArrayList<>();
        for (Workspace workspace : workspaces.all()) {
            boolean first = keys.isEmpty();
            keys.add(key(first ? "1 to 8" : "", first ? workspaces.all().stream().map(each -> each.key() + " " + each.label()).collect(
                    Collectors.joining(", ", "Workspaces: ", "")) : "", false, () -> pane.go(workspace), workspace.key(), "Numpad "
                            + workspace
                                    .key()));
        }
        return keys;
    }

    private static Shortcut key(String shown, String does, boolean whileTyping, Runnable action, String... keys) {
        return new Shortcut(shown, does, Stream.of(keys).map(KeyCombination::valueOf).toList(), whileTyping, action);
    }

    /// The rows of the help page.
    List<Shortcut> shown() {
        return all.stream().filter(key -> !key.shown().isEmpty()).toList();
    }

    void listen(Scene ours) {
        scene = ours;
        alsoIn(ours);
    }

    /// In another window with a part of this one in it.
    void alsoIn(Scene ours) {
        typing.listen(ours);
        ours.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(event, true));
        ours.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!typing.now().get()) {
                press(event, false);
            }
        });
    }

    private void press(KeyEvent event, boolean whileTyping) {
        all.stream().filter(key -> key.whileTyping() == whileTyping && key.on(event)).findFirst().ifPresent(key -> {
            key.action().run();
            event.consume();
        });
    }

    private void release(LargePanel large) {
        if (!large.back()) {
            session.selection().release();
        }
    }

    private void toggleHeads() {
        List<Head> heads = session.selection().meant();
        session.change(now -> now.toggled(heads));
    }

    private void examples() {
        int mlp = session.selection().hoveredMlp().get();
        Optional<Exampled> meant = mlp == Selection.NONE ? session.selection().meant().stream().findFirst().map(head -> Exampled.of(head))
                : Optional.of(Exampled.mlp(mlp));
        meant.ifPresent(new Offers(session)::show);
    }

    private void flipWhy() {
        session.look(view -> view.withBeside(view.beside().showing(Beside.WHY, view.beside().shown() != Beside.WHY)));
    }

    private static void flipLesson(LessonDrawer lesson) {
        lesson.open().set(lesson.runs().getValue() && !lesson.open().get());
    }

    private static void flip(BooleanProperty option) {
        option.set(!option.get());
    }
}
