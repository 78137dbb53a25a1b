package glasshead.ui.set;

import glasshead.dataset.DataSets;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.SetFindings;
import glasshead.engine.SetMap;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.session.MapService.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A data set beside the session: it is run on the session's model under the session's interventions, and follows both while it is shown.
public final class SetViewModel {

    /// The ways to ablate that stand side by side, in this order behind what the session does.
    static final List<String> WAYS = List.of("zero", "mean", "resample");
    private static final List<Action> ACTIONS = List.of(Action.Set.ZERO, new Action.Mean(false), new Action.CopyOther());
    private static final String FIRST = "indirect-object";

    private final Session session;
    private final QuestionService service;
    private final ReadOnlyObjectWrapper<@Nullable SetFindings> findings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SetMap> ablation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(FIRST);
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final List<Handle> underWay = new ArrayList<>();
    private @Nullable Path file;
    private boolean shown;
    private @Nullable Asked asked;

    /// What the figures depend on.
    private record Asked(String model, boolean raw, boolean bos, List<Intervention> lines, String name, @Nullable Path file) {
    }

    public SetViewModel(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        session.findings().subscribe(_ -> follow());
    }

    /// What is known of the set so far, if anything.
    ReadOnlyObjectProperty<@Nullable SetFindings> findings() {
        return findings.getReadOnlyProperty();
    }

    /// What zero ablation of each head does, as far as it is known.
    ReadOnlyObjectProperty<@Nullable SetMap> ablation() {
        return ablation.getReadOnlyProperty();
    }

    /// The chosen set's name, or its file's.
    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    /// How far it is, or why not; empty when all is there.
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /// A shipped set.
    void choose(String shipped) {
        file = null;
        name.set(shipped);
        again();
    }

    /// A set in a file.
    void open(Path chosen) {
        file = chosen;
        name.set(String.valueOf(chosen.getFileName()));
        again();
    }

    /// While the window is shown the figures follow the session; else nothing is computed.
    void show(boolean now) {
        shown = now;
        if (now) {
            follow();
        } else {
            cancel();
            asked = null;
        }
    }

    /// The example becomes the session's prompt.
    void open(Example example) {
        session.change(now -> now.withPrompt(example.prompt()).withOther(example.other()).withContrast(example.contrast(Contrast.LAST)));
    }

    private void again() {
        asked = null;
        follow();
    }

    private void follow() {
        Findings run = session.findings().get();
        if (!shown || run == null) {
            return;
        }
        Experiment experiment = run.experiment();
        Asked now = new Asked(experiment.model(), experiment.options().rawWeights(), experiment.options().bos(), experiment.active(), name
                .get(), file);
        if (!now.equals(asked)) {
            asked = now;
            ask(run);
        }
    }

    private void ask(Findings run) {
        cancel();
        findings.set(null);
        ablation.set(null);
        try {
            DataSet set = read(run);
            Experiment experiment = run.experiment();
            begin(() -> new Question.OfSet(experiment.model(), set, Contrast.LAST, conditions(experiment.active()), experiment.options(),
                    true), set, experiment);
        } catch (BadInput problem) {
            state.set(problem.getMessage());
        }
    }

    private DataSet read(Findings run) {
        Set<String> tokens = Set.copyOf(run.model().vocabulary().texts());
        return file == null ? DataSets.named(name.get(), tokens::contains) : DataSets.read(file);
    }

    private void begin(Supplier<Question.OfSet> question, DataSet set, Experiment experiment) {
        state.set("Running " + set.size() + " prompts…");
        underWay.add(service.answer(question.get(), found -> {
            findings.set(found);
            state.set(found.answered() < found.used() ? found.answered() + " of " + found.used() + " prompts" : "");
        }, state::set));
        underWay.add(service.answer(new Question.OfSetMap(experiment.model(), set, Contrast.LAST, MapKind.ZERO, false, experiment.active(),
                experiment.options()), ablation::set, _ -> ablation.set(null)));
    }

    /// What the session does, and, where that is ablation, each way of it.
    private static List<List<Intervention>> conditions(List<Intervention> active) {
        if (active.isEmpty()) {
            return List.of();
        }
        List<List<Intervention>> conditions = new ArrayList<>(List.of(active));
        if (active.stream().allMatch(Intervention::ablates)) {
            ACTIONS.forEach(action -> conditions.add(active.stream().map(line -> line.doing(action)).toList()));
        }
        return conditions;
    }

    private void cancel() {
        underWay.forEach(Handle::cancel);
        underWay.clear();
    }
}
