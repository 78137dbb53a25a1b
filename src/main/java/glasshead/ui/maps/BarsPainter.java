package glasshead.ui.maps;

import glasshead.pixels.Area;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One bar for each layer, from the middle to the right where the change helps the answer, to the left where it helps the distractor; a
/// thin upright line where the bar would end if the MLP's direct attribution were lost and nothing else changed.
record BarsPainter(Graphics graphics, Picture picture, Tones tones, LabelText text) {

    private static final double THICKNESS = 0.6;
    private static final double FORETOLD = 2;
    private static final double NUMBER_WIDTH_IN_LINES = 3.2;

    void paint(Placed placed) {
        Font font = Font.font(Fonts.TEXT, text.font().getSize());
        double numbers = NUMBER_WIDTH_IN_LINES * text.lineHeight();
        Area all = placed.area();
        double middle = all.left() + (all.width() - numbers) / 2;
        double limit = limit();
        double unit = (all.width() - numbers) / 2 / limit;
        graphics.setFont(font);
        graphics.setTextAlign(TextAlignment.RIGHT);
        for (int row = 0; row < placed.tile().rows().size(); row++) {
            double value = placed.tile().at(row, 0);
            Area cell = placed.cell(row, 0);
            double y = cell.top() + cell.height() / 2;
            if (!Double.isNaN(value)) {
                double height = Math.max(1, Math.round(THICKNESS * cell.height() / 2));
                graphics.setFill(value > 0 ? tones.answer() : tones.distractor());
                graphics.fillRect(Math.min(middle, middle + value * unit), y - height / 2, Math.abs(value * unit), height);
                if (picture.sheet().attribution() != null) {
                    graphics.setFill(tones.text());
                    double foretold = -picture.sheet().attribution().mlps()[row];
                    graphics.fillRect(middle + foretold * unit - FORETOLD / 2, y - height, FORETOLD, 2 * height);
                }
            }
            if (text.lineHeight() <= cell.height()) {
                graphics.setFill(tones.text());
                graphics.fillText(Numbers.signed(value), all.right(), y);
            }
        }
        graphics.setFill(tones.border());
        graphics.fillRect(middle - 0.5, all.top(), 1, all.height());
    }

    /// The upright lines fit as well.
    private double limit() {
        double foretold = 0;
        if (picture.sheet().attribution() != null) {
            for (double mlp : picture.sheet().attribution().mlps()) {
                foretold = Math.max(foretold, Math.abs(mlp));
            }
        }
        return Math.max(picture.limit(), foretold);
    }
}
