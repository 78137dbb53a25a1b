package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import glasshead.experiment.Head;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the profile: the names, a line for each metric with a stroke for every head, and the focused heads' dots and numbers.
final class ProfilePainter {

    private static final double SMALL = 0.86;
    private static final double STROKE_SHARE = 0.5;
    private static final double FAINT = 0.55;
    private static final double DOT_EMS = 0.62;

    private final Graphics graphics;
    private final HeadGrid grid;
    private final ProfileLayout layout;
    private final Tones tones;
    private final Font font;
    private final Font strong;

    ProfilePainter(Graphics graphics, HeadGrid grid, ProfileLayout layout, ViewOptions options) {
        this.graphics = graphics;
        this.grid = grid;
        this.layout = layout;
        tones = Tones.of(options);
        font = Font.font(Fonts.TEXT, SMALL * layout.em());
        strong = Font.font(Fonts.TEXT_SEMIBOLD, SMALL * layout.em());
    }

    void paint(List<Head> focused) {
        List<Head> marked = focused.stream().filter(grid.allHeads()::contains).toList();
        graphics.setTextBaseline(VPos.CENTER);
        heading(marked);
        for (int row = 0; row < layout.rows(); row++) {
            row(HeadMetric.values()[row], layout.middle(row), marked);
        }
    }

    private void heading(List<Head> marked) {
        int count = grid.allHeads().size();
        String all = count == 1 ? "the only head" : "all " + count + " heads";
        graphics.setFont(strong);
        graphics.setFill(tones.text());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(switch (marked.size()) {
            case 0 -> "Where " + (count == 1 ? all + " lies" : all + " lie");
            case 1 -> marked.getFirst() + " among " + all;
            default -> marked.size() + " heads among " + all;
        } + (grid.picture() instanceof CellPicture.Coloured coloured && coloured.ofModel() ? ", on this prompt" : ""), 0, layout
                .headingMiddle());
    }

    private void row(HeadMetric metric, double y, List<Head> marked) {
        graphics.setFont(font);
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(metric.label(), 0, y);
        List<Head> drawn = grid.allHeads().stream().filter(head -> !Double.isNaN(grid.value(metric, head))).toList();
        if (drawn.isEmpty()) {
            graphics.fillText("– " + HeadTexts.undefined(metric), layout.trackLeft(), y);
            return;
        }
        graphics.setStroke(tones.border());
        graphics.setLineWidth(1);
        double line = Math.round(y) + 0.5;
        graphics.strokeLine(layout.trackLeft(), line, layout.trackRight(), line);
        ProfileScale scale = ProfileScale.of(grid, metric, layout);
        if (metric.signed()) {
            stroke(scale.x(0), y);
        }
        graphics.setGlobalAlpha(FAINT);
        for (Head head : drawn) {
            double value = grid.value(metric, head);
            graphics.setStroke(!metric.signed() ? tones.muted() : value > 0 ? tones.answer() : tones.distractor());
            stroke(scale.x(value), y);
        }
        graphics.setGlobalAlpha(1);
        dots(metric, scale, y, marked.stream().filter(drawn::contains).toList());
    }

    private void dots(HeadMetric metric, ProfileScale scale, double y, List<Head> marked) {
        double size = DOT_EMS * layout.em();
        graphics.setStroke(tones.surface());
        for (Head head : marked) {
            double value = grid.value(metric, head);
            graphics.setFill(!metric.signed() ? tones.accent() : value > 0 ? tones.answer() : tones.distractor());
            graphics.fillOval(scale.x(value) - size / 2, y - size / 2, size, size);
            graphics.strokeOval(scale.x(value) - size / 2, y - size / 2, size, size);
        }
        if (marked.size() == 1) {
            graphics.setFill(tones.text());
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(HeadTexts.written(metric, grid.value(metric, marked.getFirst())), layout.width(), y);
        }
    }

    private void stroke(double x, double y) {
        double half = layout.rowHeight() * STROKE_SHARE / 2;
        graphics.strokeLine(x, y - half, x, y + half);
    }
}
