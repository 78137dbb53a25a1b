package glasshead.ui.circuit;

import glasshead.circuit.KnownCircuit;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.CircuitStability;
import glasshead.engine.CircuitTest;
import glasshead.engine.EdgeScores;
import glasshead.experiment.OnSet;
import glasshead.experiment.Part;
import glasshead.session.QuestionService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How a circuit stands up to being taken apart, and to other prompts.
final class CircuitChecks {

    private static final int RANDOM_SETS = 10;
    private static final long SEED = 1;
    private static final int DRAWS = 40;

    private final Asked<CircuitTest> test;
    private final Comparison comparison;
    private final ReadOnlyObjectWrapper<@Nullable CircuitStability> stability = new ReadOnlyObjectWrapper<>();

    /// @param comparison whose classes of parts are taken away too
    CircuitChecks(QuestionService service, Comparison comparison) {
        test = new Asked<>(service, CircuitTest::complete);
        this.comparison = comparison;
    }

    Asked<CircuitTest> test() {
        return test;
    }

    ReadOnlyObjectProperty<@Nullable CircuitStability> stability() {
        return stability.getReadOnlyProperty();
    }

    void clear() {
        stability.set(null);
        test.clear();
    }

    /// The circuit is another one now.
    void outdated() {
        test.stop();
        stability.set(null);
    }

    /// Begins the test where this circuit has none.
    ///
    /// @return whether nothing is left to wait for
    boolean follow(OnSet of, Shown there) {
        CircuitTest tested = test.answer().get();
        boolean current = tested != null && tested.question().circuit().kept().equals(there.kept()) && test.isWhole();
        if (!current && !test.running().get() && test.problem().get().isEmpty()) {
            run(of, there);
        }
        return !test.running().get();
    }

    /// Takes parts away from the circuit as it is.
    void run(OnSet of, Shown there) {
        KnownCircuit other = comparison.compared();
        SequencedMap<String, List<Part>> classes = other == null ? new LinkedHashMap<>() : other.parts(there.graph());
        test.ask(new CircuitQuestion.OfCircuitTest(of, there.circuit(), classes, RANDOM_SETS, SEED));
    }

    /// How much the kept edges depend on the prompts.
    void measure(EdgeScores by, Shown there) {
        if (stability.get() == null && by.used() > 1) {
            stability.set(CircuitStability.of(by, there.kept().size(), false, DRAWS, SEED));
        }
    }
}
