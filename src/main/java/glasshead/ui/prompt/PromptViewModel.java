package glasshead.ui.prompt;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What is being typed into a prompt field, and when it becomes the experiment's prompt: a quarter of a second after the last key.
///
/// Keys that follow one another within two seconds are one gesture, undone in one step.
public final class PromptViewModel {

    public static final Duration QUIET = Duration.ofMillis(250);
    public static final Duration GESTURE = Duration.ofSeconds(2);

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper badIds = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>();
    private final Session session;
    private final PromptSlot slot;
    private final PromptCutter cutter;
    private final TokensViewModel tokens;
    private final Delay typingStops;
    private final Delay gestureEnds;
    private boolean typing;
    private @Nullable Experiment ofGesture;
    private @Nullable Prompt shown;

    public PromptViewModel(Session session, PromptSlot slot, PromptCutter cutter, Delays delays) {
        this.session = session;
        this.slot = slot;
        this.cutter = cutter;
        tokens = new TokensViewModel(session, slot);
        typingStops = delays.after(QUIET, this::commit);
        gestureEnds = delays.after(GESTURE, () -> ofGesture = null);
        session.experiment().addListener((property, before, now) -> follow(slot.of(now)));
        InvalidationListener said = observed -> updateNotice();
        session.experiment().addListener(said);
        session.findings().addListener(said);
        session.problem().addListener(said);
        badIds.addListener(said);
        follow(slot.of(session.experiment().get()));
        session.beforeUndo(this::commit);
        updateNotice();
    }

    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Notice> notice() {
        return notice.getReadOnlyProperty();
    }

    PromptSlot slot() {
        return slot;
    }

    public TokensViewModel tokens() {
        return tokens;
    }

    /// Marks which tokens differ from those that another session reads.
    public void compareWith(ObservableValue<TokenRow> elsewhere) {
        tokens.compareWith(elsewhere);
    }

    /// Whether the field holds token ids instead of text.
    public boolean takesIds() {
        Findings found = session.findings().get();
        return found != null && !found.model().hasText() || slot.of(session.experiment().get()) instanceof Prompt.Tokens;
    }

    /// The field's text after a key.
    public void typed(String now) {
        if (now.equals(text.get())) {
            return;
        }
        text.set(now);
        typing = true;
        gestureEnds.restart();
        typingStops.restart();
    }

    /// Takes over at once what was typed.
    public void commit() {
        if (!typing) {
            return;
        }
        settle();
        try {
            Prompt prompt = read();
            shown = prompt;
            push(experiment -> slot.with(experiment, prompt));
        } catch (BadInput e) {
            badIds.set(e.getMessage());
        }
    }

    /// The one step back that a text field's own undo would take is the session's here.
    public void undo() {
        session.undo();
    }

    public void redo() {
        commit();
        session.redo();
    }

    void fix(Notice.Fix fix) {
        switch (fix) {
            case NONE -> {}
            case DROP_SPACE -> session.change(experiment -> slot.with(experiment, new Prompt.Text(slot.of(experiment).written()
                    .stripTrailing())));
            case CUT -> {
                Experiment tooLong = session.experiment().get();
                // what the user changed while the tokenizer was busy is worth more than the cut
                cutter.cut(tooLong, fitting -> session.change(now -> now.equals(tooLong) ? fitting : now));
            }
        }
    }

    private void push(UnaryOperator<Experiment> change) {
        badIds.set("");
        // a change from elsewhere in between (a click, undo) makes the next keys a step of their own
        if (ofGesture == session.experiment().get()) {
            session.continueChange(change);
        } else {
            session.change(change);
        }
        ofGesture = session.experiment().get();
    }

    private Prompt read() {
        Findings found = session.findings().get();
        int vocabulary = found == null ? Integer.MAX_VALUE : found.model().vocabulary().size();
        return PromptText.read(text.get(), takesIds(), vocabulary);
    }

    private void follow(Prompt now) {
        if (!now.equals(shown)) {
            shown = now;
            settle();
            badIds.set("");
            text.set(now.written());
        }
    }

    private void settle() {
        typing = false;
        typingStops.cancel();
    }

    private void updateNotice() {
        notice.set(badIds.get().isEmpty()
                ? PromptNotices.of(slot, session.experiment().get(), session.findings().get(), session.problem().get())
                : Notice.error(badIds.get()));
    }
}
