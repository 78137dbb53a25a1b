package glasshead.ui.circuit;

import glasshead.engine.AcdcFindings;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.EdgeScores;
import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.experiment.Circuit;
import glasshead.experiment.Cutting;
import glasshead.experiment.Edge;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Experiment;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitMethod;
import glasshead.experiment.view.HandChanges;
import glasshead.experiment.view.View;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The questions about the edges of the session's model on its prompt or set: scores by gradients first, then the circuit of the strongest,
/// its curve, its tests and the exact check, one after the other while the workspace is in sight. What the user moves comes first.
///
/// Lives on the FX thread.
final class CircuitRuns {

    /// Edges times prompts that are cut one by one, and circuits that are tested, without being asked for.
    private static final long SMALL = 100_000;
    private static final int SMALL_GRAPH = 5000;
    private static final int WANTED = 200;

    private final Session session;
    private final Map<EdgeMethod, Asked<EdgeScores>> scores = new LinkedHashMap<>();
    private final Asked<AcdcFindings> acdc;
    private final Asked<CircuitFindings> circuit;
    private final Curve curve;
    private final CircuitChecks checks;
    private final Comparison comparison;
    private final Nodes nodes;
    private final Paths paths;
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable OnSet on;
    private @Nullable Known known;
    private Circuit.@Nullable OfEdges evaluated;
    private boolean seen;
    private boolean held;

    CircuitRuns(Session session, QuestionService service) {
        this.session = session;
        for (CircuitMethod method : CircuitMethod.values()) {
            if (method.scores() != null) {
                scores.put(method.scores(), new Asked<>(service, EdgeScores::complete));
            }
        }
        acdc = new Asked<>(service, found -> found.tried() == found.of());
        circuit = new Asked<>(service, found -> found.done() == found.of());
        curve = new Curve(service);
        comparison = new Comparison(session, service);
        checks = new CircuitChecks(service, comparison);
        nodes = new Nodes(service);
        paths = new Paths(session.looks().part(View::circuit, View::withCircuit).part(CircuitLook::paths, CircuitLook::withPaths),
                () -> look().paths(), service);
        List<Asked<?>> all = new ArrayList<>(scores.values());
        all.addAll(nodes.all());
        all.addAll(List.of(acdc, circuit, curve.asked(), checks.test(), comparison.asked()));
        all.forEach(each -> {
            each.answer().subscribe(_ -> next());
            each.problem().subscribe(_ -> next());
        });
        comparison.known().subscribe(_ -> next());
        session.findings().subscribe(this::follow);
        session.experiment().subscribe(this::follow);
        session.view().subscribe((before, now) -> {
            if (!before.circuit().equals(now.circuit())) {
                follow();
                next();
            }
        });
    }

    /// Whether the workspace is in sight; nothing is computed for one that is not.
    void seen(boolean now) {
        seen = now;
        follow();
        next();
    }

    private CircuitLook look() {
        return session.view().get().circuit();
    }

    /// Why there is no circuit, as a sentence; empty when there can be one.
    ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// By gradients, as far as the method does not say otherwise.
    Asked<EdgeScores> approximate() {
        return asked(approximateMethod());
    }

    Asked<EdgeScores> exact() {
        return asked(new EdgeMethod.Exact());
    }

    Asked<AcdcFindings> acdc() {
        return acdc;
    }

    Asked<CircuitFindings> circuit() {
        return circuit;
    }

    Asked<CircuitFindings> curve() {
        return curve.asked();
    }

    /// How the circuit stands up to being taken apart.
    CircuitChecks checks() {
        return checks;
    }

    /// With another circuit.
    Comparison comparison() {
        return comparison;
    }

    /// Scores of nodes.
    Nodes nodes() {
        return nodes;
    }

    Paths paths() {
        return paths;
    }

    /// What everything here is asked on; nothing before there is a run.
    @Nullable
    OnSet on() {
        return on;
    }

    /// How many edges the model has, times the prompts of the set.
    long cells() {
        Shown there = shown.get();
        OnSet of = on;
        return there == null || of == null ? 0 : (long) there.edges().size() * of.set().size();
    }

    /// Whether the exact check and the tests begin by themselves.
    boolean isSmall() {
        Shown there = shown.get();
        return there != null && there.edges().size() <= SMALL_GRAPH && cells() <= SMALL;
    }

    private Asked<EdgeScores> asked(EdgeMethod method) {
        return Objects.requireNonNull(scores.get(method));
    }

    private EdgeMethod approximateMethod() {
        return look().search().method() == CircuitMethod.EAP ? new EdgeMethod.Eap() : new EdgeMethod.EapIg(EdgeMethod.EapIg.STEPS, false);
    }

    private void follow() {
        Findings found = session.findings().get();
        Experiment now = session.experiment().get();
        if (!seen || found == null || !found.experiment().equals(now)) {
            return; // the run of the shown prompt comes first
        }
        comparison.of(found.model(), now);
        Cutting cutting = look().cutting();
        OnSet of = new OnSet(now.model(), now.set(), now.contrast().position(), cutting, now.options());
        if (of.equals(on)) {
            return;
        }
        on = of;
        held = false;
        known = null;
        shown.set(null);
        scores.values().forEach(Asked::clear);
        acdc.clear();
        circuit.clear();
        curve.clear();
        comparison.clear();
        checks.clear();
        nodes.on(of);
        paths.on(of);
        obstacle.set(Obstacles.of(found, cutting.replacement()));
        next();
    }

    /// Asks for the next thing that is missing.
    private void next() {
        OnSet of = on;
        if (!seen || of == null || !obstacle.get().isEmpty()) {
            return;
        }
        Asked<EdgeScores> approximate = approximate();
        if (!approximate.isWhole()) {
            if (!approximate.problem().get().isEmpty()) {
                obstacle.set(approximate.problem().get());
            } else if (!approximate.running().get()) {
                approximate.ask(new CircuitQuestion.OfEdges(of, approximateMethod(), Metric.LOGIT_DIFFERENCE));
            }
            return;
        }
        refresh();
        nodes.follow(look().nodes().scoring(), isSmall());
        paths.chains().follow(look().paths());
        evaluate(of);
        if (!circuit.running().get()) {
            Known now = known();
            curve.follow(of, now, now.exactly() && exact().isWhole());
            comparison.follow(of, Objects.requireNonNull(shown.get()));
        }
        if (!circuit.running().get() && !curve().running().get()) {
            check(of);
        }
    }

    private void refresh() {
        Known now = known();
        ModelInfo model = now.by().model();
        Graph graph = new Graph(model.layers(), model.heads(), model.dMlp() > 0);
        HandChanges changes = look().changes();
        Shown found = Shown.of(graph, now.by().edges(), now.approximate(), now.exact(), keptByMethod(now), changes.added(), changes
                .dropped());
        if (!found.equals(shown.get())) {
            shown.set(found);
        }
    }

    private Known known() {
        EdgeScores by = Objects.requireNonNull(approximate().answer().get());
        EdgeScores measured = exact().answer().get();
        boolean exactly = look().search().method() == CircuitMethod.EXACT;
        Known before = known;
        Known now = before != null && before.isOf(by, measured, exactly) ? before : Known.of(by, measured, exactly);
        known = now;
        return now;
    }

    private List<Edge> keptByMethod(Known now) {
        if (look().search().method() == CircuitMethod.ACDC) {
            AcdcFindings found = acdc.answer().get();
            return found == null ? List.of() : found.circuit().kept();
        }
        return now.strongest().strongest(look().search().kept()).kept();
    }

    private void evaluate(OnSet of) {
        Circuit.OfEdges wanted = Objects.requireNonNull(shown.get()).circuit();
        if (look().search().method() == CircuitMethod.ACDC && acdc.answer().get() == null) {
            circuit.clear();
            return;
        }
        if (!wanted.equals(evaluated())) {
            evaluated = wanted;
            checks.outdated();
            circuit.ask(new CircuitQuestion.OfCircuits(of, List.of(wanted)));
        }
    }

    private Circuit.@Nullable OfEdges evaluated() {
        return circuit.answer().get() == null && !circuit.running().get() && circuit.problem().get().isEmpty() ? null : evaluated;
    }

    private void check(OnSet of) {
        Shown there = Objects.requireNonNull(shown.get());
        if (!isSmall()) {
            return;
        }
        boolean tested = there.kept().isEmpty() || checks.follow(of, there);
        if (tested && !held && !exact().isWhole() && !exact().running().get() && exact().problem().get().isEmpty()) {
            exact().ask(exactly(of));
        }
        if (!there.kept().isEmpty() && look().search().method() != CircuitMethod.ACDC) {
            EdgeScores by = look().search().method() == CircuitMethod.EXACT && exact().isWhole() ? exact().answer().get() : approximate()
                    .answer()
                    .get();
            checks.measure(Objects.requireNonNull(by), there);
        }
    }

    /// Takes parts away from the circuit as it is.
    void runTest() {
        OnSet of = on;
        Shown there = shown.get();
        if (of != null && there != null) {
            checks.run(of, there);
        }
    }

    /// The circuit's edges before the others, the strongest first.
    private CircuitQuestion.OfEdges exactly(OnSet of) {
        Shown there = shown.get();
        List<Edge> first = there == null ? List.of() : there.listed(false);
        return new CircuitQuestion.OfEdges(of, new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE, first.subList(0, Math.min(WANTED, first
                .size())));
    }

    /// Begins the exact check, or stops it; what is measured stays.
    void flipExact() {
        OnSet of = on;
        if (exact().running().get()) {
            held = true;
            exact().stop();
        } else if (of != null) {
            held = false;
            exact().ask(exactly(of));
        }
    }

    /// Begins ACDC, or stops it; what is pruned stays pruned.
    void flipAcdc() {
        OnSet of = on;
        if (acdc.running().get()) {
            acdc.stop();
        } else if (of != null) {
            acdc.ask(new CircuitQuestion.OfAcdc(of, look().search().threshold(), Metric.KL));
        }
    }
}
