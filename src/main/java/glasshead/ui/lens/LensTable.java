package glasshead.ui.lens;

import glasshead.analysis.lens.LensCell;
import glasshead.engine.Findings;
import glasshead.experiment.Texts;
import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.Side;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A lens as a table: a row for each place and token, and where there are interventions the numbers of both runs.
final class LensTable {

    private static final List<String> NUMBERS = Stream.concat(Stream.of("top token"), Arrays.stream(LensMeasure.values()).map(
            measure -> measure == LensMeasure.TOP ? "probability" : measure.label().toLowerCase(Locale.ROOT))).toList();

    private LensTable() {}

    static DataTable of(LensViewModel model) {
        Findings found = model.found();
        List<Side> sides = model.compared() ? List.of(Side.BEFORE, Side.AFTER) : List.of(Side.AFTER);
        List<String> columns = new ArrayList<>(List.of("place", "position", "token"));
        sides.forEach(side -> NUMBERS.forEach(name -> columns.add(sides.size() == 1 ? name : name + " " + side.word())));
        List<List<String>> rows = new ArrayList<>();
        for (int position = 0; position < model.length() && found != null; position++) {
            for (int row = 0; row < model.places().size(); row++) {
                List<String> cells = new ArrayList<>(List.of(LensTexts.row(model.places().get(row), model.layers()), String.valueOf(
                        position),
                        LensTexts.label(found, position)));
                for (Side side : sides) {
                    cells.addAll(numbers(found, model.cell(side, row, position)));
                }
                rows.add(cells);
            }
        }
        return new DataTable(model.kind().get().label() + " lens", columns, rows);
    }

    private static List<String> numbers(Findings found, @Nullable LensCell cell) {
        if (cell == null) {
            return NUMBERS.stream().map(_ -> "not read yet").toList();
        }
        return Stream.concat(Stream.of(found.model().vocabulary().label(cell.top().getFirst().id())), Arrays.stream(LensMeasure.values())
                .map(measure -> written(CellValue.of(cell, measure), measure))).toList();
    }

    private static String written(double value, LensMeasure measure) {
        return Double.isNaN(value) ? "" : CellValue.isRank(measure) ? Numbers.plain(value, 0) : Texts.format("%.6f", value);
    }
}
