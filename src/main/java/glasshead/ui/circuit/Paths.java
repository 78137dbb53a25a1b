package glasshead.ui.circuit;

import glasshead.engine.CircuitQuestion;
import glasshead.engine.PathEffects;
import glasshead.experiment.BadInput;
import glasshead.experiment.OnSet;
import glasshead.experiment.PathMode;
import glasshead.experiment.Receiver;
import glasshead.session.QuestionService;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Path patching as it is asked for: by which heads something reaches some receivers.
final class Paths {

    private final Asked<PathEffects> effects;
    private final StringProperty to = new SimpleStringProperty("logits");
    private final BooleanProperty throughMlps = new SimpleBooleanProperty();
    private final StringProperty wrong = new SimpleStringProperty("");
    private @Nullable OnSet on;

    Paths(QuestionService service) {
        effects = new Asked<>(service, found -> found.done() == found.of());
    }

    void on(OnSet changed) {
        on = changed;
        effects.clear();
    }

    Asked<PathEffects> effects() {
        return effects;
    }

    /// The receivers as they are typed: `logits` or `L2H4.q, L2H3.q`.
    StringProperty to() {
        return to;
    }

    BooleanProperty throughMlps() {
        return throughMlps;
    }

    /// What is wrong with the receivers, as a sentence.
    StringProperty wrong() {
        return wrong;
    }

    /// Begins, or stops.
    void flip() {
        OnSet of = on;
        if (effects.running().get()) {
            effects.stop();
        } else if (of != null) {
            try {
                List<Receiver> receivers = Stream.of(to.get().split(",")).map(String::strip).filter(name -> !name.isEmpty()).map(
                        Receiver::parse).toList();
                wrong.set("");
                effects.clear();
                effects.ask(new CircuitQuestion.OfPaths(of, receivers, throughMlps.get() ? PathMode.THROUGH_MLPS : PathMode.DIRECT));
            } catch (BadInput problem) {
                wrong.set(problem.getMessage());
            }
        }
    }
}
