package glasshead.engine;

import glasshead.engine.CircuitTest.EdgeShare;
import glasshead.engine.CircuitTest.Knockout;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A circuit with parts taken away: each kept edge by itself, then sets of parts out of circuit and model alike: given classes, random
/// ones, and one that grows by the part that sets the two farthest apart.
final class CircuitTestJob extends Job<CircuitTest> {

    /// Parts tried at each step of the search for the worst set, and how many it may have.
    private static final int CANDIDATES = 10;
    private static final int LARGEST = 4;

    private final LoadedModel loaded;
    private final Workers workers;
    private final CircuitQuestion.OfCircuitTest question;
    private final List<Edge> whole;
    private final List<Part> parts;
    private final List<Knockout> knockouts = new ArrayList<>();
    private final List<EdgeShare> edges = new ArrayList<>();
    private final int of;
    private int done;
    private double all = Double.NaN;
    private double none = Double.NaN;
    private double circuit = Double.NaN;

    CircuitTestJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfCircuitTest question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        Graph graph = new PairedSet(loaded, question.on()).graph();
        graph.require(question.circuit().kept());
        whole = graph.edges();
        parts = question.circuit().kept().stream().map(Edge::sender).filter(sender -> sender.kind() != Part.Kind.INPUT).distinct()
                .sorted().toList();
        int search = 0;
        for (int step = 0; step < Math.min(LARGEST, parts.size()); step++) {
            search += 2 * Math.min(CANDIDATES, parts.size() - step);
        }
        int sets = question.classes().size() + (parts.isEmpty() ? 0 : question.random());
        of = 1 + question.circuit().kept().size() + 2 * sets + search;
    }

    @Override
    CircuitTest answer(Consumer<CircuitTest> soFar, BooleanSupplier cancelled) {
        leaveOneOut(soFar, cancelled);
        List<Named> sets = new ArrayList<>();
        question.classes().forEach((name, of) -> sets.add(new Named(name, of)));
        Random random = new Random(question.seed());
        for (int i = 0; i < question.random() && !parts.isEmpty(); i++) {
            sets.add(new Named("random " + (i + 1), parts.stream().filter(_ -> random.nextBoolean()).toList()));
        }
        if (!sets.isEmpty()) {
            knockouts.addAll(without(sets, cancelled));
            soFar.accept(found());
        }
        search(random, soFar, cancelled);
        return found();
    }

    private void leaveOneOut(Consumer<CircuitTest> soFar, BooleanSupplier cancelled) {
        List<Edge> kept = question.circuit().kept();
        List<Circuit> circuits = new ArrayList<>(List.of(Circuit.OfEdges.of(kept)));
        kept.forEach(edge -> circuits.add(Circuit.OfEdges.of(kept.stream().filter(other -> !other.equals(edge)).toList())));
        CircuitFindings findings = run(circuits, cancelled);
        all = CircuitFindings.mean(findings.all(), Metric.LOGIT_DIFFERENCE);
        none = CircuitFindings.mean(findings.noEdges(), Metric.LOGIT_DIFFERENCE);
        circuit = findings.mean(0, Metric.LOGIT_DIFFERENCE);
        for (int i = 0; i < kept.size(); i++) {
            edges.add(new EdgeShare(kept.get(i), findings.mean(i + 1, Metric.LOGIT_DIFFERENCE) - circuit));
        }
        soFar.accept(found());
    }

    /// A greedy search, as the paper's, among a sample of parts at each step.
    private void search(Random random, Consumer<CircuitTest> soFar, BooleanSupplier cancelled) {
        List<Part> worst = List.of();
        for (int step = 0; step < Math.min(LARGEST, parts.size()); step++) {
            List<Part> left = new ArrayList<>(parts);
            left.removeAll(worst);
            while (left.size() > CANDIDATES) {
                left.remove(random.nextInt(left.size()));
            }
            List<Part> before = worst;
            List<Knockout> tried = without(left.stream().map(next -> {
                List<Part> grown = new ArrayList<>(before);
                grown.add(next);
                return new Named("worst found", grown);
            }).toList(), cancelled);
            Knockout farthest = tried.stream().reduce((one, other) -> other.gap() > one.gap() ? other : one).orElseThrow();
            worst = farthest.parts();
            Knockout known = knockouts.isEmpty() ? null : knockouts.getLast();
            if (known == null || !known.name().equals(farthest.name())) {
                knockouts.add(farthest);
            } else if (farthest.gap() > known.gap()) {
                knockouts.set(knockouts.size() - 1, farthest);
            }
            soFar.accept(found());
        }
    }

    private record Named(String name, List<Part> parts) {
    }

    private List<Knockout> without(List<Named> sets, BooleanSupplier cancelled) {
        List<Circuit> circuits = new ArrayList<>();
        for (Named set : sets) {
            Set<Part> out = Set.copyOf(set.parts);
            circuits.add(rest(question.circuit().kept(), out));
            circuits.add(rest(whole, out));
        }
        CircuitFindings findings = run(circuits, cancelled);
        List<Knockout> found = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            found.add(new Knockout(sets.get(i).name, sets.get(i).parts, findings.mean(2 * i, Metric.LOGIT_DIFFERENCE), findings.mean(2 * i
                    + 1, Metric.LOGIT_DIFFERENCE)));
        }
        return found;
    }

    private static Circuit rest(Collection<Edge> edges, Set<Part> out) {
        return Circuit.OfEdges.of(edges.stream().filter(edge -> !out.contains(edge.sender())).toList());
    }

    private CircuitFindings run(List<Circuit> circuits, BooleanSupplier cancelled) {
        CircuitFindings findings = new CircuitJob(loaded, workers, new CircuitQuestion.OfCircuits(question.on(), circuits)).answer(_ -> {},
                cancelled);
        done += circuits.size();
        return findings;
    }

    private CircuitTest found() {
        return new CircuitTest(question, loaded.info(), all, none, circuit, List.copyOf(knockouts), List.copyOf(edges), done, of);
    }

    @Override
    void release() {
        // nothing is held between two circuits
    }
}
