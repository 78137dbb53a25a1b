package glasshead.session;

import glasshead.engine.EffectMap;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import java.util.function.Consumer;

/// Computes maps over the whole model piece by piece, between other requests.
public interface MapService {

    /// Begins a map.
    ///
    /// @param reverse  when patching: the second prompt's activations into the prompt instead of the prompt's into the second
    /// @param progress gets the map so far after each piece, on the FX thread; the last one is complete
    /// @param failed   gets the sentence when it can't be computed, on the FX thread
    Handle map(Experiment experiment, MapKind kind, boolean reverse, Consumer<EffectMap> progress, Consumer<String> failed);
}
