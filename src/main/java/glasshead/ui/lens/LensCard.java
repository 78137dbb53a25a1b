package glasshead.ui.lens;

import glasshead.analysis.TokenValue;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensPlace;
import glasshead.engine.Findings;
import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.Side;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.ValueCard;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The card beside a cell: its most probable tokens and all its numbers.
final class LensCard extends ValueCard {

    private static final double DISTANCE = 8;
    /// Columns where the two lists begin.
    private static final int TOKENS = 0;
    private static final int NUMBERS = 2;

    private final LensViewModel model;
    private final GridPane lines;

    LensCard(LensViewModel model) {
        this(model, new GridPane());
    }

    private LensCard(LensViewModel model, GridPane lines) {
        super("lens-card", lines);
        this.model = model;
        this.lines = lines;
        lines.getStyleClass().add("lens-card-lines");
    }

    /// Shows the card beside a cell, inside `around`, not above the cell itself.
    void show(int row, int column, LensLayout places, Region around) {
        Findings found = Objects.requireNonNull(model.found());
        LensPlace place = model.places().get(row);
        LensCell cell = Objects.requireNonNull(model.cell(row, column));
        LensCell before = model.compared() ? model.cell(Side.BEFORE, row, column) : null;
        LensCell after = model.cell(Side.AFTER, row, column);
        TokenValue top = cell.top().getFirst();
        write(LensTexts.token(found, column) + " " + LensTexts.place(place, model.layers()), found.model().vocabulary().label(top.id())
                + " "
                + Numbers.percent(top.value()), "");
        lines.getChildren().clear();
        // Two lists side by side, so that the card is no higher than a few rows of the grid.
        int left = 0;
        for (TokenValue token : cell.top().subList(1, cell.top().size())) {
            line(TOKENS, left++, found.model().vocabulary().label(token.id()), Numbers.percent(token.value()));
        }
        int right = 0;
        for (LensMeasure measure : LensMeasure.values()) {
            double value = CellValue.of(cell, measure);
            if (measure != LensMeasure.TOP && !Double.isNaN(value)) {
                boolean ofAll = measure == LensMeasure.KL || measure == LensMeasure.ENTROPY;
                line(ofAll ? TOKENS : NUMBERS, ofAll ? left++ : right++, measure.label(), number(measure, before, after, value));
            }
        }
        line(TOKENS, left, "Site", LensTexts.site(place, model.layers()));
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double behind = places.x(column) + places.cellWidth() + DISTANCE;
        double x = behind + width <= around.getWidth() ? behind : Math.max(0, places.x(column) - DISTANCE - width);
        double upper = Math.clamp(places.y(row) + places.rowHeight() / 2 - height / 2, 0, Math.max(0, around.getHeight() - height));
        resizeRelocate(Math.round(x), Math.round(upper), width, height);
    }

    private static String number(LensMeasure measure, @Nullable LensCell before, @Nullable LensCell after, double value) {
        return before == null || after == null || before == after ? CellValue.written(value, measure)
                : CellValue.written(CellValue.of(before, measure), measure) + " → " + CellValue.written(CellValue.of(after, measure),
                        measure);
    }

    /// @param column of the name; the number stands behind it
    private void line(int column, int row, String name, String number) {
        Label left = new Label(name);
        Label right = new Label(number);
        left.getStyleClass().addAll("small", "muted");
        right.getStyleClass().addAll("small", "lens-card-number");
        lines.add(left, column, row);
        lines.add(right, column + 1, row);
    }
}
