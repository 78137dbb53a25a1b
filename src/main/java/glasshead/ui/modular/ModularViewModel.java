package glasshead.ui.modular;

import glasshead.analysis.modular.FrequencyAblation;
import glasshead.analysis.modular.FrequencyAblation.Place;
import glasshead.analysis.modular.ModularAddition;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.experiment.Experiment;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the session's model does when it adds modulo a prime, and what it does without some frequencies. Computed anew whenever the
/// session has another such model, while somebody looks; the newest wins.
public final class ModularViewModel {

    /// No frequency, no number.
    public static final int NONE = -1;

    private static final Handle NOTHING = () -> {};

    /// What the numbers belong to; prompts and interventions do not matter.
    private record Asked(String model, boolean raw) {

        static Asked of(Experiment experiment) {
            return new Asked(experiment.model(), experiment.options().rawWeights());
        }
    }

    private final Session session;
    private final QuestionService service;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SortedSet<Integer>> removed = new ReadOnlyObjectWrapper<>(Collections.emptySortedSet());
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.LOGITS);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper behind = new ReadOnlyBooleanWrapper();
    private final IntegerProperty hoveredFrequency = new SimpleIntegerProperty(NONE);
    private final IntegerProperty lockedA = new SimpleIntegerProperty(NONE);
    private final IntegerProperty lockedB = new SimpleIntegerProperty(NONE);
    private @Nullable Experiment experiment;
    private @Nullable Asked asked;
    private @Nullable Asked answered;
    private Handle whole = NOTHING;
    private Handle part = NOTHING;
    /// The answered model, where pictures of it without what is taken away are still to come.
    private @Nullable Shown owed;
    private boolean seen;

    public ModularViewModel(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        session.findings().addListener((property, before, now) -> follow());
        // at once, so that the next model's run need not wait for numbers that nobody wants any more
        session.experiment().subscribe(now -> {
            if (asked != null && !asked.equals(Asked.of(now))) {
                stop();
            }
            if (seen && !Asked.of(now).equals(answered)) {
                behind.set(true);
            }
        });
        place.addListener((property, before, now) -> ablate());
    }

    /// Whether the session's model has this view at all.
    public ObservableValue<Boolean> offered() {
        return session.findings().map(now -> now.model().task() != null).orElse(false);
    }

    Session session() {
        return session;
    }

    /// Nothing is computed while nobody looks.
    public void seen(boolean now) {
        seen = now;
        if (now) {
            follow();
        } else {
            stop();
            behind.set(false);
        }
    }

    /// Whether somebody looks and does not see the session's model yet: what goes from model to model by itself waits for this.
    public ReadOnlyBooleanProperty behind() {
        return behind.getReadOnlyProperty();
    }

    /// The newest that is known.
    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The frequencies that were clicked.
    public ReadOnlyObjectProperty<SortedSet<Integer>> removed() {
        return removed.getReadOnlyProperty();
    }

    /// Where they are taken away.
    public ObjectProperty<Place> place() {
        return place;
    }

    /// What is under way, or why there is nothing; empty when everything is shown.
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /// In either spectrum, or [#NONE].
    public IntegerProperty hoveredFrequency() {
        return hoveredFrequency;
    }

    /// The column that is locked in all pictures over pairs, or [#NONE].
    public IntegerProperty lockedA() {
        return lockedA;
    }

    /// The row that is locked in all pictures over pairs, or [#NONE].
    public IntegerProperty lockedB() {
        return lockedB;
    }

    /// Takes a frequency away, or brings it back.
    public void toggle(int frequency) {
        if (shown.get() == null || frequency < 1 || frequency > shown.get().whole().basis().frequencies()) {
            return;
        }
        SortedSet<Integer> changed = new TreeSet<>(removed.get());
        if (!changed.remove(frequency)) {
            changed.add(frequency);
        }
        remove(changed);
    }

    /// Brings every frequency back.
    public void restore() {
        remove(new TreeSet<>());
    }

    /// Takes all key frequencies away, and no others.
    public void removeKeys() {
        if (shown.get() != null) {
            remove(new TreeSet<>(shown.get().whole().keyFrequencies()));
        }
    }

    private void remove(SortedSet<Integer> frequencies) {
        removed.set(Collections.unmodifiableSortedSet(frequencies));
        ablate();
    }

    private void follow() {
        Findings now = session.findings().get();
        if (!seen || now == null) {
            return;
        }
        if (now.model().task() == null) {
            stop();
            answered = null;
            owed = null;
            shown.set(null);
            behind.set(false);
            words.set(
                    "The model in the main window was not trained for modular addition. Choose one that was, and its numbers appear here.");
            return;
        }
        Asked wanted = Asked.of(now.experiment());
        if (wanted.equals(asked)) {
            return;
        }
        if (asked == null && wanted.equals(answered)) {
            goOn();
            return;
        }
        stop();
        asked = wanted;
        behind.set(true);
        words.set("Running the model on all pairs…");
        String name = now.model().name();
        whole = service.answer(new Question.Addition(now.experiment()),
                addition -> accept(name, now.experiment(), addition), this::refuse);
    }

    private void accept(String name, Experiment of, ModularAddition addition) {
        answered = asked;
        asked = null;
        experiment = of;
        words.set("");
        SortedSet<Integer> still = new TreeSet<>(removed.get());
        still.removeIf(frequency -> frequency > addition.basis().frequencies());
        removed.set(Collections.unmodifiableSortedSet(still));
        for (IntegerProperty locked : new IntegerProperty[] {lockedA, lockedB}) {
            locked.set(locked.get() < addition.prime() ? locked.get() : NONE);
        }
        // Where frequencies are taken away what was there stays until that is known too, so that the pictures do not flash.
        ablate(new Shown(name, addition, null));
    }

    private void refuse(String sentence) {
        asked = null;
        words.set(sentence);
        behind.set(false);
    }

    /// Another model was looked at meanwhile, or nobody looked.
    private void goOn() {
        if (part == NOTHING) {
            words.set("");
            if (owed == null) {
                behind.set(false);
            } else {
                ablate(owed);
            }
        }
    }

    /// What belongs to a model that the session has left is not computed any more, unless it comes back: it would have to be loaded again
    /// for that.
    private void ablate() {
        Shown of = owed == null ? shown.get() : owed;
        if (of != null && asked == null && Asked.of(session.experiment().get()).equals(answered)) {
            ablate(of);
        } else {
            endPart();
            owed = of;
        }
    }

    private void ablate(Shown of) {
        endPart();
        words.set("");
        owed = null;
        if (removed.get().isEmpty()) {
            shown.set(new Shown(of.model(), of.whole(), null));
            behind.set(false);
            return;
        }
        FrequencyAblation ablation = new FrequencyAblation(removed.get(), place.get());
        Experiment with = Objects.requireNonNull(experiment);
        owed = of;
        behind.set(true);
        part = service.answer(new Question.AdditionWithout(with, of.whole(), ablation),
                left -> showPart(new Shown(of.model(), of.whole(), left)), sentence -> refusePart(of, sentence));
    }

    private void showPart(Shown whatIsLeft) {
        part = NOTHING;
        owed = null;
        shown.set(whatIsLeft);
        behind.set(false);
    }

    /// It is asked for again with the next change, or the next run.
    private void refusePart(Shown of, String sentence) {
        part = NOTHING;
        shown.set(new Shown(of.model(), of.whole(), null));
        words.set(sentence);
        behind.set(false);
    }

    private void endPart() {
        part.cancel();
        part = NOTHING;
    }

    private void stop() {
        whole.cancel();
        endPart();
        if (asked != null) {
            asked = null;
            words.set("");
        }
    }
}
