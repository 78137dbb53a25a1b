package glasshead.ui.heads;

import glasshead.experiment.Head;
import glasshead.pixels.Area;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;

/// The marks that a single cell can wear.
final class HeadMarks {

    private static final double HATCH_STEP = 9;
    private static final double SMALL_HATCH_STEP = 5;
    private static final double SMALL_CELL = 30;
    private static final double CORNER = 0.28;
    private static final double SMALLEST_CORNER = 5;
    private static final double LARGEST_CORNER = 14;
    private static final double VEIL = 0.6;
    private static final double GROUP_SHARE = 14;
    private static final double WIDEST_GROUP = 3;

    private final Graphics graphics;
    private final GridLayout layout;
    private final Tones tones;

    HeadMarks(Graphics graphics, GridLayout layout, Tones tones) {
        this.graphics = graphics;
        this.layout = layout;
        this.tones = tones;
    }

    /// Veiled, hatched and crossed out: the head is off.
    void ablated(Area cell) {
        veil(cell);
        hatch(cell, tones.distractor());
        graphics.setLineWidth(Math.max(1, cell.width() / 28));
        graphics.strokeLine(cell.left() + 2, cell.top() + 2, cell.right() - 2, cell.bottom() - 2);
    }

    /// Hatched with broken lines and not crossed out: the head is off at some positions.
    void partlyAblated(Area cell) {
        graphics.setLineDashes(3, 3);
        hatch(cell, tones.distractor());
        graphics.setLineDashes();
    }

    /// A folded corner: something of the head is changed, and it still works.
    void changed(Area cell) {
        double fold = Math.clamp(cell.width() * CORNER, SMALLEST_CORNER, LARGEST_CORNER);
        graphics.setFill(tones.distractor());
        graphics.fillPolygon(new double[] {cell.left(), cell.left() + fold, cell.left()},
                new double[] {cell.top(), cell.top(), cell.top() + fold}, 3);
        graphics.setStroke(tones.surface());
        graphics.setLineWidth(1);
        graphics.strokeLine(cell.left() + fold, cell.top(), cell.left(), cell.top() + fold);
    }

    /// There is no number for this head.
    void undefined(Head head) {
        hatch(layout.cell(head), tones.ghost());
    }

    void locked(Head head) {
        ring(layout.cell(head), tones.accent(), 2, 1);
    }

    /// A ring inside the cell, so that those of selection stay to be seen around it.
    void grouped(Head head, Color colour) {
        double width = Math.clamp(layout.high() / GROUP_SHARE, 1, WIDEST_GROUP);
        ring(layout.cell(head), colour, width, -width / 2);
    }

    void hovered(Head head) {
        ring(layout.cell(head), tones.text(), 1, 0.5);
    }

    /// Where the keyboard is: a broken ring outside the cell, visible on top of every other mark.
    void cursor(Head head) {
        graphics.setLineDashes(3, 2);
        ring(layout.cell(head), tones.text(), 1, 2.5);
        graphics.setLineDashes();
    }

    /// The usual sign on a button, in the warning colour when the head is off.
    void power(Area area, boolean off) {
        graphics.setFill(tones.surface());
        graphics.fillOval(area.left(), area.top(), area.width(), area.height());
        Color colour = off ? tones.distractor() : tones.text();
        graphics.setStroke(off ? colour : tones.border());
        graphics.setLineWidth(1);
        graphics.strokeOval(area.left() + 0.5, area.top() + 0.5, area.width() - 1, area.height() - 1);
        double radius = area.width() * 0.24;
        double middleX = area.left() + area.width() / 2;
        double middleY = area.top() + area.height() / 2 + radius * 0.15;
        graphics.setStroke(colour);
        graphics.setLineWidth(Math.max(1.2, area.width() / 12));
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.strokeArc(middleX - radius, middleY - radius, 2 * radius, 2 * radius, 130, 280, ArcType.OPEN);
        graphics.strokeLine(middleX, middleY - radius * 1.25, middleX, middleY - radius * 0.1);
        graphics.setLineCap(StrokeLineCap.BUTT);
    }

    private void veil(Area cell) {
        graphics.setFill(tones.surface().deriveColor(0, 1, 1, VEIL));
        graphics.fillRect(cell.left(), cell.top(), cell.width(), cell.height());
    }

    private void hatch(Area cell, Color colour) {
        double step = cell.width() < SMALL_CELL ? SMALL_HATCH_STEP : HATCH_STEP;
        graphics.save();
        graphics.beginPath();
        graphics.rect(cell.left(), cell.top(), cell.width(), cell.height());
        graphics.clip();
        graphics.setStroke(colour);
        graphics.setLineWidth(cell.width() < SMALL_CELL ? 1 : 1.5);
        for (double start = step / 2; start < cell.width() + cell.height(); start += step) {
            graphics.strokeLine(cell.left() + start, cell.top(), cell.left() + start - cell.height(), cell.bottom());
        }
        graphics.restore();
        graphics.setStroke(colour);
    }

    private void ring(Area cell, Color colour, double width, double outside) {
        graphics.setStroke(colour);
        graphics.setLineWidth(width);
        graphics.strokeRoundRect(cell.left() - outside, cell.top() - outside, cell.width() + 2 * outside, cell.height() + 2 * outside,
                layout.round() + outside, layout.round() + outside);
    }
}
