package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.experiment.MapKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A map over a set: for each cell and each row the logit difference after that cell's change.
///
/// @param rows   all rows of the set; those that can't be used, or lack what the map needs, have no values
/// @param shape  lengths of the axes, as [MapKind#axes] names them
/// @param values `[row][cell]`, cells in the order of the axes; none for rows without values, or not computed yet
/// @param base   by row, the logit difference without any cell's change; `NaN` for rows without values
/// @param source by row, when patching, the logit difference of the run that the activations come from; otherwise the same as `base`
/// @param done   how many rows are computed
/// @param of     of so many
public record SetMap(Question.OfSetMap question, ModelInfo model, List<SetRow> rows, int[] shape, List<MapKind.Cell> cells,
        double[] @Nullable [] values,
        double[] base, double[] source, int done, int of) {

    public boolean complete() {
        return done == of;
    }

    /// A cell's values example by example; `NaN` for rows without one.
    public double[] cell(int cell) {
        return Arrays.stream(values).mapToDouble(row -> row == null ? Double.NaN : row[cell]).toArray();
    }

    /// The logit difference after a cell's change.
    public Spread after(int cell) {
        return Spread.of(cell(cell));
    }

    /// What a cell's change does to the logit difference, example by example.
    public Spread effect(int cell) {
        return Spread.ofChange(base, cell(cell));
    }
}
