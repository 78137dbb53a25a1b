package glasshead.ui.scrub;

import glasshead.circuit.CircuitFile;
import glasshead.circuit.HypothesisFile;
import glasshead.circuit.HypothesisTemplate;
import glasshead.dataset.DataSets;
import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.engine.OfferedFeatures;
import glasshead.engine.Question;
import glasshead.engine.ScrubFindings;
import glasshead.engine.SetRow;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.CircuitTree;
import glasshead.experiment.Experiment;
import glasshead.experiment.Feature;
import glasshead.experiment.Graph;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Quantity;
import glasshead.experiment.Subject;
import glasshead.experiment.view.ScrubLook;
import glasshead.experiment.view.View;
import glasshead.session.Looks;
import glasshead.session.Overtaken;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The hypothesis that is drawn: how it is begun, changed and kept. What is asked of it is [ScrubRuns]'.
public final class ScrubViewModel {

    private final Session session;
    private final QuestionService service;
    private final ScrubRuns runs;
    private final ObjectProperty<Hypothesis> looked;
    private final ReadOnlyObjectWrapper<@Nullable Hypothesis> hypothesis = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Double> until;
    private final ObjectProperty<List<Integer>> selected = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<List<SetRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Supplier<Circuit.@Nullable OfEdges> kept;
    private Question.@Nullable Rows asked;

    /// @param kept the circuit that is looked at, if one is known
    public ScrubViewModel(Session session, QuestionService service, Supplier<Circuit.@Nullable OfEdges> kept) {
        this.kept = kept;
        this.session = session;
        this.service = service;
        Looks<ScrubLook> look = session.looks().part(View::scrub, View::withScrub);
        looked = look.choice(ScrubLook::hypothesis, ScrubLook::withHypothesis);
        until = look.choice(ScrubLook::until, ScrubLook::withUntil);
        runs = new ScrubRuns(service, problem::set);
        looked.subscribe(now -> {
            problem.set("");
            if (!now.tree().paths().contains(selected.get())) {
                selected.set(List.of());
            }
            hypothesis.set(now.equals(Hypothesis.NONE) ? null : now);
        });
        session.findings().subscribe(this::readRows);
    }

    /// Nothing until one is begun.
    ReadOnlyObjectProperty<@Nullable Hypothesis> hypothesis() {
        return hypothesis.getReadOnlyProperty();
    }

    ObjectProperty<Double> until() {
        return until;
    }

    /// The path of the node that is looked at.
    ObjectProperty<List<Integer>> selected() {
        return selected;
    }

    ScrubRuns runs() {
        return runs;
    }

    ReadOnlyObjectProperty<Experiment> experiment() {
        return session.experiment();
    }

    /// Why the last thing could not be done, as a sentence; the tree stays as it is.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// The rows of the set, once the model has read them.
    ReadOnlyObjectProperty<List<SetRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// A set whose rows can stand in for each other.
    boolean hasSet() {
        return session.experiment().get().subject() instanceof Subject.OfSet;
    }

    private void readRows() {
        Experiment now = session.experiment().get();
        Question.Rows question = new Question.Rows(now.model(), now.set(), now.contrast().position(), now.options());
        if (session.findings().get() == null || question.equals(asked)) {
            return;
        }
        asked = question;
        rows.set(List.of());
        if (hasSet()) {
            service.begin(question, _ -> {}, found -> {
                if (question.equals(asked)) {
                    rows.set(found);
                }
            }, failure -> {
                asked = null;
                if (!(failure instanceof Overtaken)) {
                    problem.set(failure.getMessage());
                }
            });
        }
    }

    @Nullable
    ModelInfo model() {
        Findings found = session.findings().get();
        return found == null ? null : found.model();
    }

    @Nullable
    Graph graph() {
        ModelInfo model = model();
        return model == null ? null : new Graph(model.layers(), model.heads(), model.dMlp() > 0);
    }

    /// What rows of this set can agree in, the loosest first.
    List<Quantity> offered() {
        List<SetRow> there = rows.get().stream().filter(SetRow::usable).toList();
        ModelInfo model = model();
        return there.isEmpty() || model == null ? List.of() : OfferedFeatures.quantities(there, model.task());
    }

    /// Begins with one that ships, and goes to its model and its set.
    void begin(HypothesisTemplate template, int step) {
        Experiment now = session.experiment().get();
        Subject subject = now.set().name().equals(template.set()) ? now.subject()
                : Subject.OfSet.first(DataSets.named(template.set(), _ -> true));
        session.show(shown -> shown.with(now.withModel(template.model()).withSubject(subject).withInterventions(List.of())));
        change(template.steps().get(step));
    }

    /// With the kept circuit's edges.
    void beginFromCircuit() {
        trying(() -> {
            Circuit.OfEdges circuit = kept.get();
            if (circuit == null) {
                throw new BadInput("No circuit is kept yet; Graph beside this finds one.");
            }
            change(CircuitTree.of(circuit));
        });
    }

    /// With the logits alone, all of whose inputs are from any row until they are named.
    void beginFromNothing() {
        change(Hypothesis.of("my hypothesis", Node.root(Feature.ANY)));
    }

    /// A hypothesis, or a circuit whose edges become the tree.
    void open(Path file) {
        trying(() -> {
            try {
                change(HypothesisFile.read(file));
            } catch (BadInput noHypothesis) {
                if (!(circuit(file) instanceof Circuit.OfEdges edges)) {
                    throw noHypothesis;
                }
                change(CircuitTree.of(edges));
            }
        });
    }

    private static @Nullable Circuit circuit(Path file) {
        try {
            return CircuitFile.read(file);
        } catch (BadInput none) {
            return null;
        }
    }

    void save(Path file) {
        Hypothesis now = hypothesis.get();
        if (now != null) {
            trying(() -> HypothesisFile.write(now, file));
        }
    }

    private void trying(Runnable action) {
        try {
            problem.set("");
            action.run();
        } catch (BadInput bad) {
            problem.set(bad.getMessage());
        }
    }

    /// Takes another hypothesis.
    void change(Hypothesis other) {
        looked.set(other);
    }

    /// Changes the node that is looked at; rows that were written down belong to the tree before.
    void edit(UnaryOperator<Node> change) {
        Hypothesis now = hypothesis.get();
        if (now != null) {
            looked.set(now.withTree(now.tree().with(selected.get(), change)));
        }
    }

    /// Adds an input to the node that is looked at, and looks at it.
    void add(Node child) {
        Hypothesis now = hypothesis.get();
        if (now != null) {
            List<Integer> path = new ArrayList<>(selected.get());
            path.add(now.tree().at(path).inputs().size());
            edit(node -> (node.rest() == null ? node.withRest(Feature.ANY) : node).plus(child));
            selected.set(List.copyOf(path));
        }
    }

    /// Takes away the node that is looked at, with all below it.
    void remove() {
        Hypothesis now = hypothesis.get();
        List<Integer> path = selected.get();
        if (now != null && !path.isEmpty()) {
            selected.set(path.subList(0, path.size() - 1));
            looked.set(now.withTree(now.tree().without(path)));
        }
    }

    void rename(String name) {
        Hypothesis now = hypothesis.get();
        if (now != null && !name.isBlank() && !name.equals(now.name())) {
            looked.set(now.withName(name.strip()));
        }
    }

    /// What would be asked now.
    Question.@Nullable OfScrub question() {
        Hypothesis now = hypothesis.get();
        Experiment about = session.experiment().get();
        return now == null ? null : new Question.OfScrub(about.model(), about.set(), about.contrast().position(), now, session.view().get()
                .scrub().samples(), ScrubRuns.SEED, until.get(), about.options());
    }

    /// Whether what is shown was found for what is drawn now.
    boolean isCurrent(ScrubFindings found) {
        Question.OfScrub now = question();
        return now != null && found.question().hypothesis().tree().equals(now.hypothesis().tree()) && found.question().model().equals(now
                .model()) && found.question().set().equals(now.set());
    }

    void run() {
        problem.set("");
        Question.OfScrub question = question();
        if (question != null) {
            runs.scrub(question);
        }
    }

    /// @param unmapped the inputs that the tree does not name, instead of its own parts
    void askParts(boolean unmapped) {
        problem.set("");
        Question.OfScrub question = question();
        if (question != null) {
            runs.costs(new Question.OfScrubParts(new Question.OfScrub(question.model(), question.set(), question.position(), question
                    .hypothesis(), ScrubRuns.SAMPLES_OF_PARTS, ScrubRuns.SEED, 0, question.options()), unmapped, session.view().get()
                            .scrub()
                            .metric()));
        }
    }

    void search() {
        problem.set("");
        ScrubLook asked = session.view().get().scrub();
        Experiment about = session.experiment().get();
        runs.search(new Question.OfScrubSearch(about.model(), about.set(), about.contrast().position(), asked.metric(), asked
                .recover(), asked.budget(), ScrubRuns.SAMPLES_OF_SEARCH, ScrubRuns.SEED, about.options()), this::change);
    }

    /// Shows another row of the set in the whole window.
    void showRow(int row) {
        session.change(now -> now.withShown(row));
    }
}
