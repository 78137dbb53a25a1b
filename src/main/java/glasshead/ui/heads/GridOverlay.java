package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import glasshead.experiment.Head;
import glasshead.experiment.view.HeadGroups;
import glasshead.pixels.Area;
import glasshead.pixels.ColourScale;
import glasshead.session.Selection;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.GroupTones;
import glasshead.ui.theme.TextOn;
import glasshead.ui.theme.Tones;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// What lies above the cells of the head grid: labels, frames, bars, numbers, and the marks of ablation and selection.
final class GridOverlay {

    private static final double SMALL = 0.86;
    private static final double NUMBER = 0.82;
    private static final double NUMBER_PADDING = 4;
    private static final double BAR_INSET = 1.5;

    private final Graphics graphics;
    private final HeadGrid grid;
    private final GridLayout layout;
    private final ViewOptions options;
    private final HeadGroups groups;
    private final Tones tones;
    private final double em;

    GridOverlay(Graphics graphics, HeadGrid grid, GridLayout layout, ViewOptions options, HeadGroups groups) {
        this.graphics = graphics;
        this.grid = grid;
        this.layout = layout;
        this.options = options;
        this.groups = groups;
        tones = Tones.of(options);
        em = Fonts.size(options.largeText().get());
    }

    /// @param cursor where the keyboard is, if it is here
    void paint(Selection selection, @Nullable Head cursor) {
        labels(selection.focused().get());
        HeadMarks marks = new HeadMarks(graphics, layout, tones);
        for (Head head : grid.allHeads()) {
            ablation(head, marks);
            frame(head);
            groups.of(head).ifPresent(group -> marks.grouped(head, GroupTones.of(group.colour(), options.dark().get())));
        }
        switch (grid.picture()) {
            case CellPicture.Pattern _ -> bars();
            case CellPicture.Coloured coloured -> numbers(coloured, marks);
        }
        selection.locked().get().stream().filter(grid.allHeads()::contains).forEach(marks::locked);
        Head hovered = selection.hovered().get();
        if (hovered != null && grid.allHeads().contains(hovered)) {
            marks.hovered(hovered);
        }
        if (cursor != null) {
            marks.cursor(cursor);
        }
        Head powered = hovered != null && grid.allHeads().contains(hovered) ? hovered : cursor;
        if (powered != null && layout.hasPower(em)) {
            marks.power(layout.power(powered, em), grid.isAblated(powered));
        }
    }

    private void ablation(Head head, HeadMarks marks) {
        // the bar of an ablated head stays visible: mean and resampling leave it one
        Area picture = grid.picture() instanceof CellPicture.Pattern ? layout.picture(head) : layout.cell(head);
        HeadGrid.Ablation ablation = grid.ablation(head);
        switch (ofModel() && ablation != HeadGrid.Ablation.NONE ? HeadGrid.Ablation.CHANGED : ablation) {
            case EVERYWHERE -> marks.ablated(picture);
            case SOME_POSITIONS -> marks.partlyAblated(picture);
            case CHANGED -> marks.changed(picture);
            case NONE -> {}
        }
    }

    /// Scores of the model stay when a head is ablated on the prompt.
    private boolean ofModel() {
        return grid.picture() instanceof CellPicture.Coloured coloured && coloured.ofModel();
    }

    private void labels(List<Head> focused) {
        Font font = Font.font(Fonts.TEXT, SMALL * em);
        graphics.setFont(font);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.CENTER);
        int step = layout.labelStep(new LabelText(font).width("H" + (layout.heads() - 1)) + NUMBER_PADDING);
        for (int index = 0; index < layout.heads(); index++) {
            int column = index;
            boolean strong = focused.stream().anyMatch(head -> head.index() == column);
            if (index % step == 0) {
                graphics.setFill(strong ? tones.text() : tones.muted());
                Area cell = layout.cell(new Head(0, index));
                graphics.fillText("H" + index, cell.left() + cell.width() / 2, layout.top() / 2);
            }
        }
        graphics.setTextAlign(TextAlignment.RIGHT);
        double lineStep = Math.max(1, Math.ceil(em / (layout.high() + layout.strip() + layout.gap())));
        for (int layer = 0; layer < layout.layers(); layer++) {
            int row = layer;
            boolean strong = focused.stream().anyMatch(head -> head.layer() == row);
            if (layer % lineStep == 0) {
                graphics.setFill(strong ? tones.text() : tones.muted());
                Area cell = layout.cell(new Head(layer, 0));
                graphics.fillText("L" + layer, layout.left() - em / 2, cell.top() + cell.height() / 2);
            }
        }
    }

    private void frame(Head head) {
        Area cell = layout.cell(head);
        graphics.setStroke(tones.border());
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(cell.left() - 0.5, cell.top() - 0.5, cell.width() + 1, cell.height() + 1, layout.round(), layout.round());
    }

    /// Below each picture, from the middle to the right for the answer, to the left for the distractor.
    private void bars() {
        double limit = grid.limit(HeadMetric.ATTRIBUTION);
        if (limit == 0) {
            return;
        }
        for (Head head : grid.allHeads()) {
            Area cell = layout.cell(head);
            double middle = cell.left() + cell.width() / 2;
            double length = grid.value(HeadMetric.ATTRIBUTION, head) / limit * (cell.width() / 2 - BAR_INSET);
            double top = cell.top() + layout.high() + Math.min(BAR_INSET, layout.strip() / 4);
            double height = layout.strip() - 2 * Math.min(BAR_INSET, layout.strip() / 4);
            graphics.setFill(tones.border());
            graphics.fillRect(middle - 0.5, cell.top() + layout.high(), 1, layout.strip());
            graphics.setFill(length > 0 ? tones.answer() : tones.distractor());
            graphics.fillRect(length > 0 ? middle : middle + length, top, Math.abs(length), height);
        }
    }

    private void numbers(CellPicture.Coloured coloured, HeadMarks marks) {
        ColourScale scale = GridRaster.scale(grid, coloured, options.palette().get(), options.dark().get());
        Font font = Font.font(Fonts.TEXT, NUMBER * em);
        // what waits for a head to be chosen is empty, not undefined
        boolean nothingYet = coloured instanceof CellPicture.Composed && grid.composing().scores() == null;
        boolean room = new LabelText(font).width("+0.00") + NUMBER_PADDING <= layout.wide();
        graphics.setFont(font);
        graphics.setTextAlign(TextAlignment.CENTER);
        for (Head head : grid.allHeads()) {
            double value = coloured.value(grid, head);
            Area cell = layout.cell(head);
            if (Double.isNaN(value) && nothingYet) {
                continue;
            }
            if (Double.isNaN(value)) {
                marks.undefined(head);
            } else if (room && (ofModel() || !grid.isAblated(head))) {
                graphics.setFill(TextOn.blackOrWhite(scale.colour(value)));
                graphics.fillText(coloured.written(value),
                        cell.left() + cell.width() / 2, cell.top() + cell.height() / 2);
            }
        }
    }
}
