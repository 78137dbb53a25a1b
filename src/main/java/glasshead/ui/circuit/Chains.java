package glasshead.ui.circuit;

import glasshead.engine.CircuitQuestion.OfPaths;
import glasshead.engine.PathEffects;
import glasshead.experiment.Chain;
import glasshead.experiment.OnSet;
import glasshead.experiment.PathMode;
import glasshead.experiment.view.PathsLook;
import glasshead.session.QuestionService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What each chain carries: one question after the other, each answered once; it tells all heads' paths by the same hops.
final class Chains {

    private final Asked<PathEffects> asked;
    private final Map<OfPaths, PathEffects> found = new HashMap<>();
    private final ObjectProperty<@Nullable Chain> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Map<Chain, Double>> values = new ReadOnlyObjectWrapper<>(Map.of());
    private @Nullable OnSet on;
    private @Nullable OfPaths asking;
    private PathsLook look = PathsLook.USUAL;

    Chains(QuestionService service) {
        asked = new Asked<>(service, effects -> effects.done() == effects.of());
        asked.answer().addListener((_, _, effects) -> {
            if (effects != null && asked.isWhole()) {
                found.put(effects.question(), effects);
                asking = null;
                follow(look);
            }
        });
    }

    /// The one that is extended, or taken away.
    ObjectProperty<@Nullable Chain> chosen() {
        return chosen;
    }

    /// By how much the mean logit difference changes; without those that are not known yet.
    ReadOnlyObjectProperty<Map<Chain, Double>> values() {
        return values.getReadOnlyProperty();
    }

    /// What is asked now.
    Asked<PathEffects> asked() {
        return asked;
    }

    void on(OnSet changed) {
        on = changed;
        found.clear();
        asked.clear();
        asking = null;
        follow(look);
    }

    /// Asks for what is missing.
    void follow(PathsLook changed) {
        OnSet of = on;
        List<OfPaths> wanted = of == null ? List.of() : changed.chains().stream().map(chain -> question(of, chain, changed.mode()))
                .toList();
        if (asking != null && !wanted.contains(asking)) {
            asked.clear();
            asking = null;
        }
        look = changed;
        Map<Chain, Double> known = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            PathEffects effects = found.get(wanted.get(i));
            if (effects != null) {
                known.put(look.chains().get(i), effects.means().getOrDefault(look.chains().get(i).sender(), Double.NaN));
            } else if (asking == null) {
                asking = wanted.get(i);
                asked.ask(asking);
            }
        }
        values.set(Map.copyOf(known));
        if (chosen.get() != null && !look.chains().contains(chosen.get())) {
            chosen.set(null);
        }
    }

    private static OfPaths question(OnSet on, Chain chain, PathMode mode) {
        return new OfPaths(on, chain.via(), List.of(chain.end()), mode);
    }
}
