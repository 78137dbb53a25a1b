package glasshead.session;

import glasshead.engine.Question;
import glasshead.engine.SetFindings;
import glasshead.engine.SetMap;
import glasshead.experiment.Action;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Options;
import glasshead.experiment.Subject;
import glasshead.experiment.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The set that the session is about, run after the example that is shown: untouched and under the session's interventions, then with
/// each way to ablate what they ablate, then, where it is asked for, with each head ablated by itself. One run at a time; a newer
/// experiment ends an older one's.
///
/// Lives on the FX thread.
public final class SetRun {

    /// The ways to ablate that stand side by side, in this order.
    public static final List<String> WAYS = List.of("zero", "mean", "resample");
    private static final List<Action> ACTIONS = List.of(Action.Set.ZERO, new Action.Mean(false), new Action.CopyOther());
    /// What takes no longer, in milliseconds, is shown only when it is whole.
    private static final double QUICK = 300;

    private final Session session;
    private final QuestionService service;
    private final ReadOnlyObjectWrapper<@Nullable SetFindings> findings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SetFindings> ways = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SetMap> ablation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final ObjectBinding<@Nullable SetFindings> spoken;
    private @Nullable Handle underWay;
    private @Nullable Asked asked;

    /// What the figures depend on, besides interventions.
    private record About(String model, Options options, DataSet set, int position) {
    }

    private record Asked(About about, List<Intervention> lines) {
    }

    public SetRun(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        spoken = Bindings.createObjectBinding(() -> session.view().get().set().own() ? null : findings.get(), findings, session.view());
        session.running().subscribe(this::follow);
        session.findings().subscribe(this::follow);
        session.experiment().subscribe(this::follow);
        session.view().subscribe((before, now) -> {
            if (before.set().ablation() != now.set().ablation()) {
                ablation.set(null);
                afterFigures();
            }
        });
        follow();
    }

    /// What is known of the set; nothing while a prompt by itself is the subject, or nothing is known yet.
    public ReadOnlyObjectProperty<@Nullable SetFindings> findings() {
        return findings.getReadOnlyProperty();
    }

    /// The same where panels are to speak of the set rather than of the shown example.
    public ObjectBinding<@Nullable SetFindings> spoken() {
        return spoken;
    }

    /// What each of [#WAYS] makes of the places that are ablated, once that is known.
    public ReadOnlyObjectProperty<@Nullable SetFindings> ways() {
        return ways.getReadOnlyProperty();
    }

    /// What ablating each head by itself does, in the way that the view asks for, as far as it is known.
    public ReadOnlyObjectProperty<@Nullable SetMap> ablation() {
        return ablation.getReadOnlyProperty();
    }

    /// How far it is, or why it could not be run; empty when all is there.
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// The service that answers it, for panels that ask further questions of the set.
    public QuestionService service() {
        return service;
    }

    /// Whether an experiment is about a set.
    public static boolean isAbout(Experiment experiment) {
        return experiment.subject() instanceof Subject.OfSet;
    }

    /// Whether the panels speak of the set rather than of one prompt.
    public static boolean isSpokenOf(Experiment experiment, View view) {
        return isAbout(experiment) && !view.set().own();
    }

    /// Stops what is under way; what is there stays.
    public void cancel() {
        if (running.get()) {
            end();
            SetFindings there = findings.get();
            state.set(there == null ? "Stopped" : "Stopped at " + there.answered() + " of " + there.used() + " prompts");
            stopped.set(true);
        }
    }

    /// Runs again what was stopped.
    public void again() {
        if (asked != null) {
            stopped.set(false);
            ask(asked);
        }
    }

    /// Whether what is asked for is not whole because the user stopped it.
    public ReadOnlyBooleanProperty stopped() {
        return stopped.getReadOnlyProperty();
    }

    private void end() {
        if (underWay != null) {
            underWay.cancel();
            underWay = null;
        }
        running.set(false);
    }

    private void follow() {
        Experiment now = session.experiment().get();
        if (!isAbout(now)) {
            end();
            asked = null;
            findings.set(null);
            ways.set(null);
            ablation.set(null);
            state.set("");
            return;
        }
        Asked wanted = new Asked(new About(now.model(), now.options(), now.set(), now.contrast().position()), now.active());
        if (session.running().get() || wanted.equals(asked)) {
            return; // the shown example's own run comes first
        }
        boolean same = asked != null && asked.about.equals(wanted.about);
        asked = wanted;
        stopped.set(false);
        end();
        ways.set(null);
        ablation.set(null);
        if (!same) {
            findings.set(null);
        }
        ask(wanted);
    }

    private void ask(Asked wanted) {
        running.set(true);
        state.set("Running " + wanted.about.set.size() + " prompts…");
        List<List<Intervention>> conditions = wanted.lines.isEmpty() ? List.of() : List.of(wanted.lines);
        Consumer<SetFindings> take = found -> {
            boolean whole = found.answered() == found.used();
            if (whole || found.milliseconds() > QUICK) {
                findings.set(found);
            }
            state.set(whole ? "" : found.answered() + " of " + found.used() + " prompts");
            if (whole) {
                end();
                askWays(wanted);
            }
        };
        underWay = service.begin(question(wanted, conditions, true), take, take, problem -> {
            fail(problem.getMessage());
            if (problem instanceof Overtaken) {
                // asked before the model was there: once more behind the shown example's run
                asked = null;
                state.set("");
                follow();
            }
        });
    }

    /// Only of what ablates can it be said what another way of ablating would do.
    private void askWays(Asked wanted) {
        if (wanted.lines.isEmpty() || !wanted.lines.stream().allMatch(Intervention::ablates)) {
            askAblation(wanted);
            return;
        }
        List<List<Intervention>> conditions = new ArrayList<>();
        ACTIONS.forEach(action -> conditions.add(wanted.lines.stream().map(line -> line.doing(action)).toList()));
        running.set(true);
        underWay = service.answer(question(wanted, conditions, false), found -> {
            ways.set(found);
            if (found.answered() == found.used()) {
                end();
                askAblation(wanted);
            }
        }, _ -> {
            end();
            askAblation(wanted);
        });
    }

    private void askAblation(Asked wanted) {
        MapKind kind = session.view().get().set().ablation().kind();
        if (kind == null) {
            return;
        }
        running.set(true);
        underWay = service.answer(new Question.OfSetMap(wanted.about.model, wanted.about.set, wanted.about.position, kind, false,
                wanted.lines, wanted.about.options), map -> {
                    ablation.set(map);
                    state.set(map.complete() ? "" : "ablating each head: " + map.done() + " of " + map.of() + " prompts");
                    if (map.complete()) {
                        end();
                    }
                }, this::fail);
    }

    /// What is asked for besides the figures comes once they are there.
    private void afterFigures() {
        SetFindings found = findings.get();
        if (asked != null && found != null && found.answered() == found.used()) {
            end();
            state.set("");
            askAblation(asked);
        }
    }

    private static Question.OfSet question(Asked wanted, List<List<Intervention>> conditions, boolean attribution) {
        return new Question.OfSet(wanted.about.model, wanted.about.set, wanted.about.position, conditions, wanted.about.options,
                attribution);
    }

    private void fail(String sentence) {
        end();
        state.set(sentence);
    }
}
