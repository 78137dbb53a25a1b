package glasshead.ui.maps;

import glasshead.experiment.Head;
import glasshead.pixels.Area;
import glasshead.pixels.ColourScale;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.TextOn;
import glasshead.ui.theme.Tones;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws what lies above the colours of the tiles: titles, labels, frames, numbers where cells are large enough, and the marks of what is
/// live and what is pointed at.
final class TilesPainter {

    private static final double GAP = SheetLayout.GAP;
    private static final double OUTLINE = 1.5;
    private static final double LIVE_OUTLINE = 2.5;
    private static final double ELSEWHERE = 0.55;
    private static final double NUMBER_PADDING = 5;

    private final Graphics graphics;
    private final Picture picture;
    private final Tones tones;
    private final LabelText text;
    private final @Nullable Spot pointed;

    TilesPainter(Graphics graphics, Picture picture, Tones tones, LabelText text, @Nullable Spot pointed) {
        this.graphics = graphics;
        this.picture = picture;
        this.tones = tones;
        this.text = text;
        this.pointed = pointed;
    }

    /// @param scale   the colours that numbers stand on
    /// @param hovered the head that is pointed at anywhere, if one is
    void paint(SheetLayout layout, ColourScale scale, @Nullable Head hovered, LiveCells live) {
        graphics.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < layout.placed().size(); i++) {
            Placed placed = layout.placed().get(i);
            title(placed);
            frame(placed);
            if (placed.tile().isMissing()) {
                note(placed);
                continue;
            }
            Spot here = pointed != null && pointed.tile() == i ? pointed : null;
            rowLabels(placed, here == null ? Tile.NOTHING : here.row());
            if (placed.tile().form() == Tile.Form.BARS) {
                new BarsPainter(graphics, picture, tones, text).paint(placed);
            } else {
                columnLabels(placed, here == null ? Tile.NOTHING : here.column());
                numbers(placed, scale);
            }
            marks(placed, hovered, live);
            if (here != null) {
                graphics.setStroke(tones.text());
                outline(placed.cell(here.row(), here.column()), OUTLINE);
            }
        }
    }

    private void title(Placed placed) {
        LabelText titles = titles(text);
        graphics.setFont(titles.font());
        graphics.setFill(tones.text());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(titles.fitted(placed.tile().title(), placed.titleRoom()), placed.titleX(), placed.titleY());
    }

    /// How titles are written beside labels in `text`.
    static LabelText titles(LabelText text) {
        return new LabelText(Font.font(Fonts.TEXT_SEMIBOLD, text.font().getSize()));
    }

    private void frame(Placed placed) {
        Area area = placed.area();
        if (placed.tile().form() != Tile.Form.BARS) {
            graphics.setStroke(tones.border());
            graphics.setLineWidth(1);
            graphics.strokeRect(area.left() - 0.5, area.top() - 0.5, area.width(), area.height());
        }
    }

    private void note(Placed placed) {
        graphics.setFont(Font.font(Fonts.TEXT, text.font().getSize()));
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        Area area = placed.area();
        LabelText words = new LabelText(graphics.getFont());
        StringBuilder line = new StringBuilder();
        double y = area.top() + text.lineHeight();
        for (String word : placed.tile().note().split(" ")) {
            if (words.width(line + word) > area.width() - 2 * GAP) {
                graphics.fillText(line.toString(), area.left() + GAP, y);
                line.setLength(0);
                y += text.lineHeight();
            }
            line.append(word).append(' ');
        }
        graphics.fillText(line.toString(), area.left() + GAP, y);
    }

    private void rowLabels(Placed placed, int strong) {
        int step = step(text.lineHeight(), placed.cellHeight());
        graphics.setTextAlign(TextAlignment.RIGHT);
        double room = Math.ceil(placed.area().left() - placed.titleX() - GAP) + 1;
        for (int row = 0; row < placed.tile().rows().size(); row++) {
            if (isLabelled(row, step, strong)) {
                style(row == strong);
                Area cell = placed.cell(row, 0);
                graphics.fillText(text.fitted(placed.tile().rows().get(row), room), placed.area().left() - GAP, cell.top() + cell.height()
                        / 2);
            }
        }
    }

    private void columnLabels(Placed placed, int strong) {
        double slanted = text.lineHeight() / Math.sin(Math.toRadians(SheetLayout.SLANT));
        double level = placed.tile().columns().stream().mapToDouble(text::width).max().orElse(0) + GAP;
        int step = step(placed.slanted() ? slanted : level, placed.cellWidth());
        double room = placed.slanted() ? (placed.area().top() - placed.titleY() - text.lineHeight()) / Math.sin(Math.toRadians(
                SheetLayout.SLANT)) : level;
        graphics.setTextAlign(placed.slanted() ? TextAlignment.LEFT : TextAlignment.CENTER);
        for (int column = 0; column < placed.tile().columns().size(); column++) {
            if (isLabelled(column, step, strong)) {
                style(column == strong);
                Area cell = placed.cell(0, column);
                graphics.save();
                graphics.translate(cell.left() + cell.width() / 2, cell.top() - (placed.slanted() ? GAP / 2 : text.lineHeight() / 2));
                graphics.rotate(placed.slanted() ? -SheetLayout.SLANT : 0);
                graphics.fillText(text.fitted(placed.tile().columns().get(column), room), 0, 0);
                graphics.restore();
            }
        }
    }

    /// Every so many labels so that they do not touch.
    private static int step(double needed, double pitch) {
        return (int) Math.max(1, Math.ceil(needed / pitch));
    }

    /// Where the pointer is there is a label; others too close to it make room.
    private static boolean isLabelled(int index, int step, int strong) {
        return index == strong || index % step == 0 && (strong == Tile.NOTHING || Math.abs(index - strong) >= step);
    }

    private void style(boolean strong) {
        graphics.setFont(text.font());
        graphics.setFill(strong ? tones.text() : tones.muted());
    }

    private void numbers(Placed placed, ColourScale scale) {
        Font font = Font.font(Fonts.TEXT, text.font().getSize());
        if (!hasNumbers(placed, picture, new LabelText(font))) {
            return;
        }
        graphics.setFont(font);
        graphics.setTextAlign(TextAlignment.CENTER);
        for (int row = 0; row < placed.tile().rows().size(); row++) {
            for (int column = 0; column < placed.tile().columns().size(); column++) {
                double value = placed.tile().at(row, column);
                if (!Double.isNaN(value)) {
                    Area cell = placed.cell(row, column);
                    graphics.setFill(TextOn.blackOrWhite(scale.colour(value)));
                    graphics.fillText(inCell(picture, value), cell.left() + cell.width() / 2, cell.top() + cell.height() / 2);
                }
            }
        }
    }

    /// Whether the numbers fit into the cells of a tile, the longest as well; else they are read one by one, where the pointer is.
    static boolean hasNumbers(Placed placed, Picture picture, LabelText text) {
        DoubleSummaryStatistics ends = Arrays.stream(placed.tile().values()).filter(Double::isFinite).summaryStatistics();
        double longest = Math.max(text.width(inCell(picture, ends.getMin())), text.width(inCell(picture, ends.getMax())));
        return ends.getCount() > 0 && text.lineHeight() <= placed.cellHeight() && longest + NUMBER_PADDING <= placed.cellWidth();
    }

    /// Three figures, whatever the size, so that large numbers need no wider cells; the card has all.
    static String inCell(Picture picture, double painted) {
        double size = Math.abs(painted + picture.neutral());
        return written(picture, painted, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
    }

    /// A painted value as it is read.
    static String written(Picture picture, double painted) {
        return written(picture, painted, 2);
    }

    private static String written(Picture picture, double painted, int decimals) {
        return picture.normalised() ? Numbers.plain(painted + picture.neutral(), decimals) : Numbers.signed(painted, decimals);
    }

    /// Cells of a head that is pointed at elsewhere, and cells that are live.
    private void marks(Placed placed, @Nullable Head hovered, LiveCells live) {
        Tile tile = placed.tile();
        for (int row = 0; row < tile.rows().size(); row++) {
            for (int column = 0; column < tile.columns().size(); column++) {
                if (tile.isIn(live, row, column)) {
                    graphics.setStroke(tones.accent());
                    outline(placed.cell(row, column), LIVE_OUTLINE);
                } else if (hovered != null && tile.form() == Tile.Form.GRID && tile.heads(row, column).equals(List.of(hovered))) {
                    graphics.setStroke(tones.accent().deriveColor(0, 1, 1, ELSEWHERE));
                    outline(placed.cell(row, column), OUTLINE);
                }
            }
        }
    }

    private void outline(Area area, double width) {
        graphics.setLineWidth(width);
        graphics.strokeRect(area.left() - width / 2, area.top() - width / 2, area.width() + width - 1, area.height() + width - 1);
    }
}
