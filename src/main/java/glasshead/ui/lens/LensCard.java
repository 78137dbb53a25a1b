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
        cell.top().stream().skip(1).forEach(token -> line(found.model().vocabulary().label(token.id()), Numbers.percent(token.value())));
        for (LensMeasure measure : LensMeasure.values()) {
            double value = CellValue.of(cell, measure);
            if (measure != LensMeasure.TOP && !Double.isNaN(value)) {
                line(measure.label(), number(measure, before, after, value));
            }
        }
        line("Site", LensTexts.site(place, model.layers()));
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double right = places.x(column) + places.cellWidth() + DISTANCE;
        double left = right + width <= around.getWidth() ? right : Math.max(0, places.x(column) - DISTANCE - width);
        double upper = Math.clamp(places.y(row) + places.rowHeight() / 2 - height / 2, 0, Math.max(0, around.getHeight() - height));
        resizeRelocate(Math.round(left), Math.round(upper), width, height);
    }

    private static String number(LensMeasure measure, @Nullable LensCell before, @Nullable LensCell after, double value) {
        return before == null || after == null || before == after ? CellValue.written(value, measure)
                : CellValue.written(CellValue.of(before, measure), measure) + " → " + CellValue.written(CellValue.of(after, measure),
                        measure);
    }

    private void line(String name, String number) {
        Label left = new Label(name);
        Label right = new Label(number);
        left.getStyleClass().addAll("small", "muted");
        right.getStyleClass().addAll("small", "lens-card-number");
        lines.addRow(lines.getRowCount(), left, right);
    }
}
