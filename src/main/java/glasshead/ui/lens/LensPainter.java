package glasshead.ui.lens;

import glasshead.analysis.lens.LensCell;
import glasshead.engine.Findings;
import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.LensSide;
import glasshead.experiment.view.Side;
import glasshead.pixels.ColourScale;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Writes on the cells of a lens: the most probable token, below it the number that colours the cell where there is room, names at the
/// edges, and what is pointed at or clicked.
final class LensPainter {

    /// Narrower cells have no text.
    private static final double READABLE = 34;
    private static final double INSET = 5;
    /// What the name of a token takes where cells are narrower.
    private static final double LABEL = 52;
    private static final double TWO_LINES = 2.3;
    /// Relative luminance (WCAG 2) at which white and black stand out equally.
    private static final double DARK_ENOUGH = 0.179;

    private final LensViewModel model;
    private final Findings found;
    private final LensLayout places;
    private final ColourScale scale;
    private final LabelText text;
    private final Tones tones;
    private final Font strong;

    LensPainter(LensViewModel model, LensLayout places, ColourScale scale, LabelText text, ViewOptions options) {
        this.model = model;
        this.places = places;
        this.scale = scale;
        this.text = text;
        found = Objects.requireNonNull(model.found());
        tones = Tones.of(options);
        strong = CanvasFonts.strongToken(options);
    }

    void paint(Graphics graphics, Pointed pointed, boolean focused) {
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFont(text.font());
        if (places.cellWidth() >= READABLE) {
            inside(graphics, () -> {
                for (int column = places.firstColumn(); column < places.endColumn(); column++) {
                    for (int row = places.firstRow(); row < places.endRow(); row++) {
                        cell(graphics, row, column);
                    }
                }
            });
        }
        names(graphics, pointed);
        inside(graphics, () -> {
            if (model.spotRow() >= 0) {
                outline(graphics, model.spotRow(), model.spotPosition(), 2);
            }
            if (pointed.isCell() && pointed.row() < places.rows() && pointed.column() < places.columns()) {
                outline(graphics, pointed.row(), pointed.column(), 1);
            }
        });
        if (focused) {
            graphics.setStroke(tones.accent());
            graphics.setLineWidth(1);
            graphics.strokeRect(0.5, 0.5, places.width() - 1, places.height() - 1);
        }
    }

    private void inside(Graphics graphics, Runnable drawing) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(places.labels(), places.head(), places.width() - places.labels(), places.height() - places.head());
        graphics.clip();
        drawing.run();
        graphics.restore();
    }

    private void cell(Graphics graphics, int row, int column) {
        LensCell cell = model.cell(row, column);
        double x = places.x(column) + INSET;
        double y = places.y(row);
        double room = places.cellWidth() - 2 * INSET;
        if (cell == null) {
            graphics.setFill(tones.ghost());
            graphics.fillText("…", x, y + places.rowHeight() / 2);
            return;
        }
        boolean two = places.rowHeight() >= TWO_LINES * text.lineHeight();
        boolean other = model.shown() != LensSide.BEFORE && model.isOtherToken(row, column);
        graphics.setFill(ink(model.shade(row, column)));
        graphics.setFont(other ? strong : text.font());
        double middle = y + (places.rowHeight() - 1) / 2;
        double line = two ? text.lineHeight() / 2 : 0;
        boolean tokenOnly = two || model.measure().get() == LensMeasure.TOP && model.shown() != LensSide.CHANGE;
        graphics.fillText(text.fitted(tokenOnly ? token(cell) : number(cell, row, column), room), x, middle - line);
        graphics.setFont(text.font());
        if (two) {
            graphics.fillText(text.fitted(number(cell, row, column), room), x, middle + line);
        }
    }

    private String token(LensCell cell) {
        return found.model().vocabulary().label(cell.top().getFirst().id());
    }

    private String number(LensCell cell, int row, int column) {
        LensMeasure measure = model.measure().get();
        if (model.shown() != LensSide.CHANGE) {
            return CellValue.written(CellValue.of(cell, measure), measure);
        }
        LensCell before = model.cell(Side.BEFORE, row, column);
        return before == null ? "" : CellValue.change(CellValue.of(before, measure), CellValue.of(cell, measure), measure);
    }

    /// Readable on the cell's colour.
    private Color ink(double shade) {
        int argb = scale.colour(shade);
        if (argb == ColourScale.TRANSPARENT) {
            return tones.text();
        }
        double light = 0.2126 * linear(argb >> 16 & 255) + 0.7152 * linear(argb >> 8 & 255) + 0.0722 * linear(argb & 255);
        return light < DARK_ENOUGH ? Color.WHITE : Color.BLACK;
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private void names(Graphics graphics, Pointed pointed) {
        double labelMiddle = places.head() / 2;
        graphics.save();
        graphics.beginPath();
        graphics.rect(places.labels(), 0, places.width() - places.labels(), places.head());
        graphics.clip();
        double room = places.cellWidth() - INSET;
        int step = (int) Math.max(1, Math.ceil(LABEL / places.cellWidth()));
        int spot = model.spotRow() < 0 ? -step : model.spotPosition();
        int under = pointed.isCell() ? pointed.column() : -step;
        for (int column = places.firstColumn(); column < places.endColumn(); column++) {
            boolean here = column == under || column == spot && Math.abs(spot - under) >= step;
            boolean free = Math.abs(column - under) >= step && Math.abs(column - spot) >= step;
            if (here || free && column % step == 0) {
                graphics.setFill(here ? tones.text() : tones.muted());
                graphics.setFont(here ? strong : text.font());
                graphics.fillText(text.fitted(LensTexts.label(found, column), Math.max(room, step * places.cellWidth() - INSET)), places.x(
                        column) + INSET, labelMiddle);
            }
        }
        graphics.restore();
        graphics.save();
        graphics.beginPath();
        graphics.rect(0, places.head(), places.labels(), places.height() - places.head());
        graphics.clip();
        graphics.setTextAlign(TextAlignment.LEFT);
        for (int row = places.firstRow(); row < places.endRow(); row++) {
            boolean here = row == pointed.row() || row == model.spotRow();
            graphics.setFill(here ? tones.text() : tones.muted());
            graphics.setFont(here ? strong : text.font());
            graphics.fillText(LensTexts.row(model.places().get(row), model.layers()), 0, places.y(row) + (places.rowHeight() - 1) / 2);
        }
        graphics.restore();
    }

    private void outline(Graphics graphics, int row, int column, double width) {
        graphics.setStroke(width > 1 ? tones.accent() : tones.text());
        graphics.setLineWidth(width);
        graphics.strokeRect(places.x(column) + width / 2, places.y(row) + width / 2, Math.max(1, places.cellWidth() - 1 - width), places
                .rowHeight() - 1 - width);
    }
}
