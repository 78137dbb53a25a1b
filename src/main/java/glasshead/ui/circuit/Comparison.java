package glasshead.ui.circuit;

import glasshead.circuit.KnownCircuit;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.ModelInfo;
import glasshead.engine.Question;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Experiment;
import glasshead.experiment.Graph;
import glasshead.experiment.OnSet;
import glasshead.experiment.view.ComparedLook;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// With which other circuit the one on screen is compared, and how faithful that one is and both are together.
final class Comparison {

    /// The name of the circuit that was set aside.
    static final String ASIDE = "Set aside";

    private final Session session;
    private final Asked<CircuitFindings> asked;
    private final Asked<String> mark;
    private final ReadOnlyObjectWrapper<List<KnownCircuit>> known = new ReadOnlyObjectWrapper<>(List.of());
    private Question.@Nullable Mark marked;
    private List<Circuit> wanted = List.of();

    Comparison(Session session, QuestionService service) {
        this.session = session;
        asked = new Asked<>(service, found -> found.done() == found.of());
        mark = new Asked<>(service, _ -> true);
        mark.answer().subscribe(weights -> known.set(weights == null ? List.of() : KnownCircuit.of(weights)));
    }

    /// The other circuit by itself and, where it is one of edges, together with this one.
    Asked<CircuitFindings> asked() {
        return asked;
    }

    void clear() {
        wanted = List.of();
        asked.clear();
    }

    /// Circuits that ship of the weights that are looked at, as soon as their mark is known.
    ReadOnlyObjectProperty<List<KnownCircuit>> known() {
        return known.getReadOnlyProperty();
    }

    /// Asks what tells a model's weights from others, where that is not known yet and there may be circuits of them.
    void of(ModelInfo model, Experiment experiment) {
        Question.Mark now = new Question.Mark(experiment.model(), experiment.options().rawWeights());
        if (!now.equals(marked)) {
            marked = now;
            mark.clear();
            if (model.layers() > 0 && KnownCircuit.mayBeOf(new Graph(model.layers(), model.heads(), model.dMlp() > 0))) {
                mark.ask(now);
            }
        }
    }

    /// Nothing for none.
    @Nullable
    KnownCircuit compared() {
        ComparedLook look = session.view().get().circuit().compared();
        if (look.name().equals(ASIDE)) {
            return new KnownCircuit(ASIDE, "The circuit as it was when it was set aside.", session.experiment().get().model(), "", "",
                    "Set aside by hand", new LinkedHashMap<>(), look.aside());
        }
        return known.get().stream().filter(circuit -> circuit.name().equals(look.name())).findFirst().orElse(null);
    }

    /// Asks for what is missing.
    void follow(OnSet of, Shown there) {
        KnownCircuit other = compared();
        if (other == null) {
            if (asked.answer().get() != null) {
                clear();
            }
            return;
        }
        List<Circuit> now = new ArrayList<>(List.of(other.circuit()));
        if (other.kept() != null) {
            TreeSet<Edge> both = new TreeSet<>(there.kept());
            both.addAll(other.kept());
            now.add(Circuit.OfEdges.of(both));
        }
        if (!now.equals(wanted)) {
            asked.clear();
            wanted = now;
            asked.ask(new CircuitQuestion.OfCircuits(of, now));
        }
    }
}
