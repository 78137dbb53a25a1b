package glasshead.ui.lens;

import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.FittedLens.Kind;
import glasshead.analysis.lens.Lens;
import glasshead.dataset.DataSets;
import glasshead.engine.Findings;
import glasshead.engine.LensProgress;
import glasshead.engine.Question;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.LensKind;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The lens through which the present model is read: the one that is chosen, where it is fitted, and its fitting. A fit goes on whatever is
/// looked at meanwhile, other models too.
///
/// Lives on the FX thread.
final class Lenses {

    private final Session session;
    private final QuestionService questions;
    private final ObservableValue<LensKind> kind;
    private final ReadOnlyObjectWrapper<@Nullable Lens> lens = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Fit> fit = new ReadOnlyObjectWrapper<>();
    private final Map<Kind, FittedLens> known = new EnumMap<>(Kind.class);
    private String model = "";
    private Handle looking = () -> {};

    Lenses(Session session, QuestionService questions, ObservableValue<LensKind> kind) {
        this.session = session;
        this.questions = questions;
        this.kind = kind;
        kind.subscribe(_ -> follow());
        session.findings().subscribe(_ -> follow());
    }

    /// Nothing while the chosen one is not fitted, or is being looked for.
    ReadOnlyObjectProperty<@Nullable Lens> lens() {
        return lens.getReadOnlyProperty();
    }

    /// The newest fit, whatever it is of.
    ReadOnlyObjectProperty<@Nullable Fit> fit() {
        return fit.getReadOnlyProperty();
    }

    private void follow() {
        Experiment now = session.experiment().get();
        if (!now.model().equals(model)) {
            model = now.model();
            known.clear();
        }
        LensKind wanted = kind.getValue();
        looking.cancel();
        looking = () -> {};
        if (wanted == LensKind.LOGIT) {
            lens.set(new Lens.Logit());
            return;
        }
        Kind which = Fit.kind(wanted);
        lens.set(known.get(which));
        if (lens.get() == null && session.findings().get() != null) {
            looking = questions.answer(new Question.KeptLens(now.model(), now.options().rawWeights(), which), found -> found.ifPresent(
                    there -> know(now.model(), there)), session::tell);
        }
    }

    private void know(String of, FittedLens there) {
        if (of.equals(model)) {
            known.put(there.kind(), there);
            follow();
        }
    }

    /// Begins to fit the chosen lens to the present model; one that was begun before and stopped goes on where it was.
    ///
    /// @param texts nothing for the prompts of the shipped sets, which are made on a thread of their own
    void begin(Optional<List<Prompt>> texts) {
        Findings found = session.findings().get();
        if (found == null) {
            return;
        }
        Kind which = Fit.kind(kind.getValue());
        String name = found.experiment().model();
        stop();
        Fit reading = new Fit(name, which, () -> {}, null, "");
        fit.set(reading);
        List<String> vocabulary = found.model().vocabulary().texts();
        Thread.ofVirtual().start(() -> {
            List<Prompt> all = texts.orElseGet(() -> DataSets.prompts(Set.copyOf(vocabulary)::contains));
            Platform.runLater(() -> {
                if (fit.get() == reading) {
                    fit(name, which, all);
                }
            });
        });
    }

    private void fit(String of, Kind which, List<Prompt> texts) {
        Handle handle = questions.begin(new Question.FitLens(of, which, texts, Question.FitLens.STEPS, true), this::progress, this::end,
                problem -> failed(problem.getMessage()));
        fit.set(new Fit(of, which, handle, null, ""));
    }

    private void failed(String sentence) {
        Fit now = fit.get();
        if (now != null) {
            fit.set(now.ended(sentence));
        }
    }

    private void progress(LensProgress now) {
        Fit before = fit.get();
        if (before != null && before.isRunning()) {
            fit.set(before.with(now));
        }
    }

    private void end(LensProgress whole) {
        Fit before = fit.get();
        FittedLens there = whole.lens();
        if (before != null && before.isRunning() && there != null) {
            fit.set(before.with(whole).ended(""));
            know(before.model(), there);
        }
    }

    /// Ends a fit that is under way; what it has is kept and used when it is begun again.
    void stop() {
        Fit now = fit.get();
        if (now != null && now.handle() != null) {
            now.handle().cancel();
            fit.set(now.ended(""));
        }
    }
}
