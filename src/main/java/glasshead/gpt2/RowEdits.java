package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The edits of a batch's rows by the place where they are made.
final class RowEdits {

    private record Place(Site site, int layer) {
    }

    private record RowEdit(int row, Edit edit) {
    }

    private final Map<Place, List<RowEdit>> edits = new HashMap<>();

    RowEdits(List<Row> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (Edit edit : rows.get(row).edits()) {
                if (edit.change() instanceof Edit.Change.CutEdges) {
                    throw new IllegalStateException("edges are cut by a pass of their own: " + edit);
                }
                edits.computeIfAbsent(new Place(edit.where().site(), edit.where().layer()), _ -> new ArrayList<>()).add(new RowEdit(row,
                        edit));
            }
        }
    }

    private List<RowEdit> at(Site site, int layer) {
        return edits.getOrDefault(new Place(site, layer), List.of());
    }

    /// With the edits that are made there.
    ///
    /// @param activation `[token, ...]` of all rows, which may be changed in place
    NDArray made(Site site, int layer, NDArray activation, Layout among) {
        NDArray result = activation;
        for (RowEdit edit : at(site, layer)) {
            if (among.has(edit.row)) {
                // What enters a block may be kept as leaving the one before.
                result = result == activation && site == Site.RESID_PRE ? activation.duplicate() : result;
                edit.edit.applyToTokens(result, among.first(edit.row), among.from(edit.row), among.to(edit.row));
            }
        }
        return result;
    }

    /// Makes those of scores or patterns, in place.
    ///
    /// @param activation `[row, head, query, key]` of one group's rows
    void make(Site site, int layer, NDArray activation, Layout.Group group) {
        List<RowEdit> here = at(site, layer);
        for (int index = 0; index < group.rows() && !here.isEmpty(); index++) {
            for (RowEdit edit : here) {
                if (edit.row == group.spans().get(index).row()) {
                    edit.edit.applyToPattern(activation, index, group.from(), group.to());
                }
            }
        }
    }
}
