package glasshead.ui.circuit;

import glasshead.circuit.KnownCircuit;
import glasshead.dataset.DataSets;
import glasshead.engine.AcdcFindings;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitStability;
import glasshead.engine.CircuitTest;
import glasshead.engine.EdgeScores;
import glasshead.engine.Findings;
import glasshead.experiment.Choices;
import glasshead.experiment.Circuit;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.View;
import glasshead.session.Looks;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/// The workspace of circuits: what its panels show.
///
/// Lives on the FX thread.
public final class CircuitViewModel {

    private final Session session;
    private final Looks<CircuitLook> looks;
    private final CircuitRuns runs;
    private final Pointing pointing = new Pointing();
    private final CircuitEdits edits;
    private final KeptAlone alone = new KeptAlone(this);
    private final EdgeDetails details;

    public CircuitViewModel(Session session, QuestionService service) {
        this.session = session;
        looks = session.looks().part(View::circuit, View::withCircuit);
        runs = new CircuitRuns(session, service);
        edits = new CircuitEdits(session, runs.shown(), pointing);
        details = new EdgeDetails(this, service);
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

    Nodes nodes() {
        return runs.nodes();
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

    Pointing pointing() {
        return pointing;
    }

    /// What can be done to it.
    CircuitEdits edits() {
        return edits;
    }

    /// It as the session's run.
    KeptAlone alone() {
        return alone;
    }

    /// One edge by itself.
    EdgeDetails details() {
        return details;
    }

    /// The choices that the figures depend on.
    String choices() {
        OnSet of = runs.on();
        return of == null ? "" : new Choices("edges", of, Metric.LOGIT_DIFFERENCE).title();
    }

    /// What the exact check would take, where it is not begun by itself; else empty.
    String estimate() {
        Findings found = session.findings().get();
        return found == null || isSmall() || runs.shown().get() == null ? "" : ": " + SweepEstimate.text(found.model(), found.tokens()
                .length(), runs.cells());
    }
}
