package glasshead.ui.circuit;

import glasshead.circuit.KnownCircuit;
import glasshead.dataset.DataSets;
import glasshead.engine.AcdcFindings;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.CircuitStability;
import glasshead.engine.CircuitTest;
import glasshead.engine.EdgeAction;
import glasshead.engine.EdgeScores;
import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Choices;
import glasshead.experiment.Circuit;
import glasshead.experiment.Cutting;
import glasshead.experiment.Edge;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitMethod;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.ComparedLook;
import glasshead.experiment.view.EdgesLook;
import glasshead.experiment.view.EdgesPicture;
import glasshead.experiment.view.HandChanges;
import glasshead.experiment.view.View;
import glasshead.session.Looks;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The workspace of circuits: what its panels show, and what can be done to the circuit that is looked at.
///
/// Lives on the FX thread.
public final class CircuitViewModel {

    /// How much less than a run of its own an edge takes in a sweep.
    private static final double SWEPT_AT_ONCE = 12;
    /// What two cores of a desktop do with batched products.
    private static final double MULTIPLY_ADDS_PER_SECOND = 5e10;
    /// What an edge in one prompt takes besides its products.
    private static final double LEAST_SECONDS = 4e-4;

    private final Session session;
    private final Looks<CircuitLook> looks;
    private final CircuitRuns runs;
    private final Asked<EdgeAction> action;
    private final ObjectProperty<@Nullable Edge> pointedEdge = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable GraphNode> pointedNode = new SimpleObjectProperty<>();

    public CircuitViewModel(Session session, QuestionService service) {
        this.session = session;
        looks = session.looks().part(View::circuit, View::withCircuit);
        runs = new CircuitRuns(session, service);
        action = new Asked<>(service, found -> found.done() == found.of());
    }

    /// Whether the workspace is in sight; nothing is computed for one that is not.
    public void seen(boolean now) {
        runs.seen(now);
    }

    Session session() {
        return session;
    }

    Looks<CircuitLook> looks() {
        return looks;
    }

    CircuitLook look() {
        return session.view().get().circuit();
    }

    private void look(UnaryOperator<CircuitLook> change) {
        session.look(view -> view.withCircuit(change.apply(view.circuit())));
    }

    /// What is made by hand, which undo takes back.
    private void redraw(UnaryOperator<CircuitLook> change) {
        session.make(now -> now.with(now.view().withCircuit(change.apply(now.view().circuit()))));
    }

    /// Cuts edges so from now on.
    void cut(Cutting changed) {
        look(now -> now.withCutting(changed));
    }

    /// Shows all senders of a receiver.
    void senders(Receiver receiver) {
        look(now -> now.withTab(CircuitTab.EDGES).withEdges(new EdgesLook(EdgesPicture.SENDERS, receiver.toString(), now.edges().order())));
    }

    /// Whose senders are shown where those of one are.
    void receiver(String name) {
        look(now -> now.withEdges(now.edges().withReceiver(name)));
    }

    /// Why there is no circuit, as a sentence; empty when there can be one.
    ReadOnlyStringProperty obstacle() {
        return runs.obstacle();
    }

    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return runs.shown();
    }

    /// By gradients, as far as the method does not say otherwise.
    Asked<EdgeScores> approximate() {
        return runs.approximate();
    }

    /// How an edge acts that this was asked of.
    Asked<EdgeAction> action() {
        return action;
    }

    void askAction(Edge edge) {
        OnSet of = runs.on();
        if (of != null) {
            action.clear();
            action.ask(new CircuitQuestion.OfEdgeAction(of, edge, Metric.LOGIT_DIFFERENCE));
        }
    }

    /// Makes another prompt of the set the one that is shown.
    void showPrompt(int row) {
        session.change(now -> now.withSubject(now.subject().withShown(row)));
    }

    Asked<EdgeScores> exact() {
        return runs.exact();
    }

    Asked<AcdcFindings> acdc() {
        return runs.acdc();
    }

    Asked<CircuitFindings> circuit() {
        return runs.circuit();
    }

    Asked<CircuitFindings> curve() {
        return runs.curve();
    }

    Asked<CircuitTest> test() {
        return runs.checks().test();
    }

    /// The known circuit by itself and, where it is one of edges, together with this one.
    Asked<CircuitFindings> comparison() {
        return runs.comparison().asked();
    }

    /// Circuits of this model's weights that this one can be compared with.
    ReadOnlyObjectProperty<List<KnownCircuit>> known() {
        return runs.comparison().known();
    }

    /// The one that it is compared with.
    @Nullable
    KnownCircuit compared() {
        return runs.comparison().compared();
    }

    /// Compares with what is on screen now, whatever comes after.
    void setAside() {
        Shown there = runs.shown().get();
        if (there != null) {
            redraw(now -> now.withCompared(new ComparedLook(Comparison.ASIDE, there.kept())));
        }
    }

    /// Compares with another circuit; empty for none.
    void compare(String name) {
        look(now -> now.withCompared(now.compared().withName(name)));
    }

    /// A shipped set that the model can run; empty for none.
    String fittingSet() {
        Findings found = session.findings().get();
        if (found == null) {
            return "";
        }
        Set<String> tokens = Set.copyOf(found.model().vocabulary().texts());
        return Stream.concat(known().get().stream().map(KnownCircuit::set), DataSets.SHIPPED.stream())
                .filter(set -> DataSets.SHIPPED.contains(set) && DataSets.fits(set, tokens::contains)).findFirst().orElse("");
    }

    Paths paths() {
        return runs.paths();
    }

    ReadOnlyObjectProperty<@Nullable CircuitStability> stability() {
        return runs.checks().stability();
    }

    /// What everything here is asked on; nothing before there is a run.
    @Nullable
    OnSet on() {
        return runs.on();
    }

    /// Whether the exact check and the tests begin by themselves.
    boolean isSmall() {
        return runs.isSmall();
    }

    /// Takes parts away from the circuit as it is.
    void runTest() {
        runs.runTest();
    }

    /// Begins the exact check, or stops it; what is measured stays.
    void flipExact() {
        runs.flipExact();
    }

    /// Begins ACDC, or stops it; what is pruned stays pruned.
    void flipAcdc() {
        runs.flipAcdc();
    }

    /// The circuit that is looked at, once one is known.
    public Circuit.@Nullable OfEdges kept() {
        Shown there = runs.shown().get();
        return there == null ? null : there.circuit();
    }

    ObjectProperty<@Nullable Edge> pointedEdge() {
        return pointedEdge;
    }

    ObjectProperty<@Nullable GraphNode> pointedNode() {
        return pointedNode;
    }

    /// The choices that the figures depend on.
    String choices() {
        OnSet of = runs.on();
        return of == null ? "" : new Choices("edges", of, Metric.LOGIT_DIFFERENCE).title();
    }

    /// What the exact check would take, where it is not begun by itself; else empty.
    String estimate() {
        Findings found = session.findings().get();
        if (found == null || isSmall() || runs.shown().get() == null) {
            return "";
        }
        ModelInfo size = found.model();
        double d = size.dModel();
        double run = (double) size.layers() * found.tokens().length() * (4 * d * d + 2 * d * size.dMlp());
        return ": about " + CircuitTexts.duration(runs.cells() * (run / SWEPT_AT_ONCE / MULTIPLY_ADDS_PER_SECOND + LEAST_SECONDS));
    }

    /// Puts in the place of the circuit one that was read: its edges, by hand.
    ///
    /// @throws BadInput when it is of another model, or has no edges
    void open(Circuit read) {
        Shown there = runs.shown().get();
        if (!(read instanceof Circuit.OfEdges edges)) {
            throw new BadInput("A circuit of heads has no edges to draw; open one of edges.");
        }
        if (there != null) {
            there.graph().require(edges.kept());
        }
        redraw(now -> {
            CircuitMethod method = now.search().method();
            return now.withSearch(now.search().withMethod(method == CircuitMethod.ACDC ? CircuitMethod.EAP_IG : method).withKept(0))
                    .withChanges(new HandChanges(edges.kept(), List.of()));
        });
    }

    /// Cuts a kept edge, puts in one that is cut.
    void toggle(Edge edge) {
        Shown there = runs.shown().get();
        if (there != null) {
            redraw(now -> now.withChanges(now.changes().toggled(edge, there.keeps(edge))));
        }
    }

    /// What cutting an edge changes in each prompt: measured where the exact check is through, else by gradients.
    double[] perPrompt(Edge edge) {
        Shown there = runs.shown().get();
        EdgeScores by = exact().isWhole() ? exact().answer().get() : approximate().answer().get();
        if (there == null || by == null) {
            return new double[0];
        }
        int index = there.graph().index(edge);
        return Arrays.stream(by.perRow()).mapToDouble(row -> row[index]).toArray();
    }

    /// What cutting an edge does in single prompts, in a few words; empty for one prompt.
    String inPrompts(Edge edge) {
        double[] values = Arrays.stream(perPrompt(edge)).filter(value -> !Double.isNaN(value)).sorted().toArray();
        long hurts = Arrays.stream(values).filter(value -> value < 0).count();
        return values.length < 2 ? "" : "\nhurts in " + hurts + " of " + values.length + " prompts, from " + Numbers.signed(values[0])
                + " to " + Numbers.signed(values[values.length - 1]) + (exact().isWhole() ? "" : " (by gradients)");
    }

    /// Whether one of the session's active interventions keeps only this circuit.
    boolean isAlone() {
        Shown there = runs.shown().get();
        return there != null && session.experiment().get().active().contains(Intervention.keepOnly(there.circuit()));
    }

    /// Makes the session's run that of the circuit, or lets it go; every panel follows, and undo takes it back.
    void flipAlone() {
        Shown there = runs.shown().get();
        if (there == null) {
            return;
        }
        boolean alone = isAlone();
        if (!alone && !look().cutting().equals(Cutting.CORRUPTED)) {
            session.tell("An intervention keeps a circuit by the corrupted prompt, at all positions; choose those in 'cut' to keep only "
                    + "this one.");
            return;
        }
        session.change(now -> {
            List<Intervention> lines = new ArrayList<>(now.interventions());
            lines.removeIf(line -> line.action() instanceof Action.KeepOnly);
            if (!alone) {
                lines.add(Intervention.keepOnly(there.circuit()));
            }
            return now.withInterventions(lines);
        });
    }

    /// Lets go of all changes made by hand.
    void restore() {
        redraw(now -> now.withChanges(HandChanges.NONE));
    }

    /// Of ACDC's next run.
    void threshold(double changed) {
        look(now -> now.withSearch(now.search().withThreshold(changed)));
    }

    void keep(int count) {
        look(now -> now.withSearch(now.search().withKept(count)));
    }
}
