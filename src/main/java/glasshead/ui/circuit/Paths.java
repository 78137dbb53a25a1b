package glasshead.ui.circuit;

import glasshead.engine.CircuitQuestion;
import glasshead.engine.PathEffects;
import glasshead.experiment.BadInput;
import glasshead.experiment.OnSet;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.PathsLook;
import glasshead.session.Looks;
import glasshead.session.QuestionService;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Path patching as it is asked for: by which heads something reaches some receivers, and what chains of several hops carry.
final class Paths {

    private final Looks<PathsLook> looks;
    private final Supplier<PathsLook> look;
    private final Asked<PathEffects> effects;
    private final Chains chains;
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private @Nullable OnSet on;

    /// @param looks which paths
    /// @param look  the same as it is now
    Paths(Looks<PathsLook> looks, Supplier<PathsLook> look, QuestionService service) {
        this.looks = looks;
        this.look = look;
        effects = new Asked<>(service, found -> found.done() == found.of());
        chains = new Chains(service);
    }

    void on(OnSet changed) {
        on = changed;
        effects.clear();
        chains.on(changed);
    }

    Looks<PathsLook> looks() {
        return looks;
    }

    PathsLook look() {
        return look.get();
    }

    Asked<PathEffects> effects() {
        return effects;
    }

    /// What chains carry.
    Chains chains() {
        return chains;
    }

    /// What is wrong with the receivers, as a sentence.
    ReadOnlyStringProperty wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// Begins, or stops.
    void flip() {
        OnSet of = on;
        if (effects.running().get()) {
            effects.stop();
        } else if (of != null) {
            try {
                List<Receiver> receivers = Stream.of(look().to().split(",")).map(String::strip).filter(name -> !name.isEmpty()).map(
                        Receiver::parse).toList();
                wrong.set("");
                effects.clear();
                effects.ask(new CircuitQuestion.OfPaths(of, receivers, look().mode()));
            } catch (BadInput problem) {
                wrong.set(problem.getMessage());
            }
        }
    }
}
