package glasshead.ui.heatmap;

import glasshead.experiment.Texts;
import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import java.util.List;

/// A matrix with its colours and the names of its rows and columns.
public record Heatmap(Cells cells, ColourScale scale, List<String> rowLabels, List<String> columnLabels) {

    public Heatmap {
        rowLabels = List.copyOf(rowLabels);
        columnLabels = List.copyOf(columnLabels);
        if (rowLabels.size() != cells.rows() || columnLabels.size() != cells.columns()) {
            throw new IllegalArgumentException(Texts.format("%d x %d labels for %d x %d cells", rowLabels.size(), columnLabels.size(), cells
                    .rows(), cells.columns()));
        }
    }
}
