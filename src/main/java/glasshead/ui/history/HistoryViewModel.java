package glasshead.ui.history;

import glasshead.analysis.Predictions;
import glasshead.analysis.Spread;
import glasshead.engine.Findings;
import glasshead.engine.SetFindings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.FileNames;
import glasshead.experiment.Metric;
import glasshead.experiment.Subject;
import glasshead.experiment.Texts;
import glasshead.experiment.view.Looked;
import glasshead.session.Session;
import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import glasshead.ui.panel.DataTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Remembers what is looked at for more than a moment, with its number.
public final class HistoryViewModel {

    private static final Duration MOMENT = Duration.ofMillis(1500);

    private final Session session;
    private final ObservableValue<@Nullable SetFindings> spoken;
    private final BiConsumer<Experiment, Experiment> compare;
    private final Delay moment;

    /// @param spoken  the figures of the set that is on screen, if it is about one
    /// @param compare puts two experiments side by side
    public HistoryViewModel(Session session, ObservableValue<@Nullable SetFindings> spoken, BiConsumer<Experiment, Experiment> compare,
            Delays delays) {
        this.session = session;
        this.spoken = spoken;
        this.compare = compare;
        moment = delays.after(MOMENT, this::remember);
        session.findings().subscribe(_ -> moment.restart());
        spoken.subscribe(_ -> moment.restart());
    }

    ObservableList<Looked> states() {
        return session.lookedAt().states();
    }

    private void remember() {
        Findings found = session.findings().get();
        if (found == null || !found.experiment().equals(session.experiment().get())) {
            return;
        }
        SetFindings set = spoken.getValue();
        if (found.experiment().subject() instanceof Subject.OfSet) {
            if (set != null) {
                session.lookedAt().add(found.experiment(), Spread.of(set.now().of(Metric.LOGIT_DIFFERENCE)).mean());
            }
        } else {
            session.lookedAt().add(found.experiment(), found.contrast().isEmpty() ? Double.NaN
                    : found.ablated().get(Predictions.ANALYSIS).logitDifference());
        }
    }

    /// Back to a state; undo goes back from there.
    void go(Looked state) {
        session.change(_ -> state.experiment());
    }

    void compare(Looked one, Looked other) {
        compare.accept(one.experiment(), other.experiment());
    }

    void note(Looked state, String note) {
        session.lookedAt().note(state, note);
    }

    void forget(List<Looked> some) {
        session.lookedAt().forget(some);
    }

    /// What is on screen.
    ObservableValue<Experiment> shown() {
        return session.experiment();
    }

    DataTable table() {
        List<List<String>> rows = states().stream().map(state -> List.of(about(state), done(state), Double.isNaN(state.number()) ? ""
                : Texts.format("%.4f", state.number()), state.note())).toList();
        return new DataTable("History", List.of("about", "interventions", "logit difference", "note"), rows);
    }

    boolean isShown(Looked state) {
        return state.experiment().equals(session.experiment().get());
    }

    static String number(Looked state) {
        return Double.isNaN(state.number()) ? "–" : Texts.format("%+.2f", state.number()).replace('-', '\u2212');
    }

    /// What it is about, on one line.
    static String about(Looked state) {
        Experiment of = state.experiment();
        String subject = of.subject() instanceof Subject.OfSet set ? "set " + set.set().name() : of.prompt().written();
        return FileNames.last(of.model()) + " · " + subject;
    }

    /// What was done to it, and what else tells it from other states of the same prompt.
    static String done(Looked state) {
        Experiment of = state.experiment();
        List<String> words = new ArrayList<>(of.active().stream().map(Object::toString).toList());
        if (words.isEmpty()) {
            words.add("no interventions");
        }
        if (of.options().rawWeights()) {
            words.add("raw weights");
        }
        if (!of.options().bos()) {
            words.add("without BOS");
        }
        if (of.subject() instanceof Subject.Alone alone) {
            if (!alone.other().isEmpty()) {
                words.add("second prompt “" + alone.other().written() + "”");
            }
            words.addAll(question(alone.contrast()));
        }
        if (of.contrast().position() != Contrast.LAST) {
            words.add("read at position " + of.contrast().position());
        }
        return String.join(", ", words);
    }

    private static List<String> question(Contrast contrast) {
        String answers = words(contrast.answers());
        String distractors = words(contrast.distractors());
        return contrast.answers().isEmpty() && contrast.distractors().isEmpty() ? List.of()
                : List.of(contrast.distractors().isEmpty() ? answers : answers + " over " + distractors);
    }

    private static String words(List<String> tokens) {
        return tokens.stream().map(String::strip).collect(Collectors.joining(" "));
    }
}
