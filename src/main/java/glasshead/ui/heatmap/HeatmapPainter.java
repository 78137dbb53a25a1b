package glasshead.ui.heatmap;

import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws what lies above a heatmap's cells: labels, the outline of the cells that exist, locked row and column, the cell pointed at.
///
/// @param row     locked, or [Pointed#NONE]
/// @param column  locked, or [Pointed#NONE]
/// @param hovered a token hovered in another picture, or [Pointed#NONE]
record HeatmapPainter(Heatmap heatmap, HeatmapGeometry geometry, Tones tones, LabelText text, Font strong,
        Pointed pointed, int row, int column, int hovered) {

    private static final double OUTLINE = 1.5;
    private static final double PREVIEW_OPACITY = 0.5;
    private static final double SMALLEST_OUTLINED_CELL = 4;

    void paint(Graphics graphics) {
        paintRowLabels(graphics);
        paintColumnLabels(graphics);
        Area sight = geometry.sight();
        graphics.save();
        graphics.beginPath();
        graphics.rect(sight.left() - 2, sight.top() - 2, sight.width() + 4, sight.height() + 4);
        graphics.clip();
        if (heatmap.cells().causal()) {
            paintStairs(graphics);
        }
        paintLocks(graphics);
        paintPointed(graphics);
        graphics.restore();
    }

    private void paintRowLabels(Graphics graphics) {
        Set<Integer> matters = matters(row, pointed.row());
        CellLayout layout = geometry.layout();
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        double x = geometry.frame().area().left() - HeatmapGeometry.GAP;
        for (int index : AxisLabels.shown(layout.height(), text.lineHeight(), geometry.firstRow(), geometry.lastRow(), matters)) {
            style(graphics, matters.contains(index));
            graphics.fillText(text.fitted(heatmap.rowLabels().get(index), geometry.rowLabelRoom()), x, layout.y(index) + layout.height()
                    / 2);
        }
    }

    private void paintColumnLabels(Graphics graphics) {
        Set<Integer> matters = matters(column, pointed.column());
        CellLayout layout = geometry.layout();
        double pitch = geometry.columnLabelPitch(text.lineHeight());
        graphics.setTextAlign(geometry.slanted() ? TextAlignment.LEFT : TextAlignment.CENTER);
        graphics.setTextBaseline(geometry.slanted() ? VPos.CENTER : VPos.BOTTOM);
        double y = geometry.frame().area().top() - HeatmapGeometry.GAP / 2;
        for (int index : AxisLabels.shown(layout.width(), pitch, geometry.firstColumn(), geometry.lastColumn(), matters)) {
            style(graphics, matters.contains(index));
            graphics.save();
            graphics.translate(layout.x(index) + layout.width() / 2, y);
            graphics.rotate(geometry.slanted() ? -HeatmapGeometry.SLANT : 0);
            graphics.fillText(text.fitted(heatmap.columnLabels().get(index), geometry.columnLabelRoom()), 0, 0);
            graphics.restore();
        }
    }

    private Set<Integer> matters(int locked, int pointedAt) {
        int elsewhere = pointed.equals(Pointed.NOTHING) ? hovered : Pointed.NONE;
        return Stream.of(locked, pointedAt, elsewhere).filter(index -> index != Pointed.NONE).collect(Collectors.toSet());
    }

    private void style(Graphics graphics, boolean matters) {
        graphics.setFont(matters ? strong : text.font());
        graphics.setFill(matters ? tones.text() : tones.muted());
    }

    /// A hairline around the cells at or below the diagonal, so that empty ones can be told from those that do not exist.
    private void paintStairs(Graphics graphics) {
        CellLayout layout = geometry.layout();
        Area all = layout.area();
        graphics.setStroke(tones.border());
        graphics.setLineWidth(1);
        graphics.beginPath();
        graphics.moveTo(all.left() - 0.5, all.top() - 0.5);
        for (int index = 0; index < layout.rows(); index++) {
            double right = layout.x(index + 1) + 0.5;
            if (layout.height() >= SMALLEST_OUTLINED_CELL) {
                graphics.lineTo(right, layout.y(index) - 0.5);
            }
            graphics.lineTo(right, layout.y(index + 1) - 0.5);
        }
        graphics.lineTo(all.right() + 0.5, all.bottom() + 0.5);
        graphics.lineTo(all.left() - 0.5, all.bottom() + 0.5);
        graphics.closePath();
        graphics.stroke();
    }

    private void paintLocks(Graphics graphics) {
        graphics.setStroke(tones.accent().deriveColor(0, 1, 1, PREVIEW_OPACITY));
        outlineBand(graphics, pointed.isRow() ? pointed.row() : Pointed.NONE, pointed.isColumn() ? pointed.column() : Pointed.NONE);
        graphics.setStroke(tones.accent());
        outlineBand(graphics, row, column);
    }

    private void outlineBand(Graphics graphics, int row, int column) {
        CellLayout layout = geometry.layout();
        Area all = layout.area();
        if (row != Pointed.NONE) {
            Area cell = layout.area(row, 0);
            outline(graphics, new Area(all.left(), cell.top(), all.width(), cell.height()));
        }
        if (column != Pointed.NONE) {
            Area cell = layout.area(0, column);
            outline(graphics, new Area(cell.left(), all.top(), cell.width(), all.height()));
        }
    }

    private void paintPointed(Graphics graphics) {
        if (pointed.isCell() && heatmap.cells().exists(pointed.row(), pointed.column())) {
            graphics.setStroke(tones.text());
            outline(graphics, geometry.layout().area(pointed.row(), pointed.column()));
        }
    }

    private static void outline(Graphics graphics, Area area) {
        graphics.setLineWidth(OUTLINE);
        graphics.strokeRect(area.left() - OUTLINE / 2, area.top() - OUTLINE / 2, area.width() + OUTLINE, area.height() + OUTLINE);
    }
}
