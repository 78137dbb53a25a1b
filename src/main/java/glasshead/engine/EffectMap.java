package glasshead.engine;

import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A map, whole or as far as it is computed: for each cell the logit difference after that cell's change.
///
/// @param experiment the experiment that the cells' interventions are made in; making one live is `experiment.plus(...)` of that cell's
/// @param shape      lengths of the axes, as [MapKind#axes] names them
/// @param values     in the order of the axes; `NaN` where not computed yet, or not asked for
/// @param base       the logit difference without any cell's change
/// @param source     when patching, the logit difference of the run that the activations come from; otherwise the same as `base`
/// @param done       how many cells are computed
/// @param of         how many are asked for
/// @param labels     the tokens of the prompt that the cells' positions count
/// @param over       what the values are the means of, nothing for one prompt
public record EffectMap(MapKind kind, Experiment experiment, int[] shape, List<MapKind.Cell> cells, double[] values,
        double base, double source, int done, int of, String[] labels, @Nullable SetMap over) {

    /// Of one prompt, with all cells asked for.
    public EffectMap(MapKind kind, Experiment experiment, int[] shape, List<MapKind.Cell> cells, double[] values, double base,
            double source, int done, String[] labels) {
        this(kind, experiment, shape, cells, values, base, source, done, values.length, labels, null);
    }

    public boolean complete() {
        return done == of;
    }

    /// What a cell's change does to the logit difference.
    public double effect(int cell) {
        return values[cell] - base;
    }

    /// For patching: 0 where the patch changes nothing, 1 where it brings the whole of the other run's logit difference; `NaN` when those
    /// two are equal.
    public double normalised(int cell) {
        return source == base ? Double.NaN : (values[cell] - base) / (source - base);
    }
}
