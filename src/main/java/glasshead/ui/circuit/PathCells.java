package glasshead.ui.circuit;

import glasshead.engine.PathEffects;
import glasshead.experiment.Head;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// A cell for each head that comes before the receivers, coloured by what the path from it carries.
final class PathCells extends Region {

    private static final double GAP = 3;

    private final Paths paths;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);

    PathCells(Paths paths, ViewOptions options) {
        this.paths = paths;
        this.options = options;
        getChildren().add(canvas);
        setMinSize(0, 0);
        paths.effects().answer().addListener((_, _, _) -> canvas.repaintOverlay());
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void paint(Graphics graphics, double width, double height) {
        PathEffects found = paths.effects().answer().get();
        if (found == null) {
            return;
        }
        Tones tones = Tones.of(options);
        Map<Head, Double> means = found.means();
        int layers = 1 + found.heads().stream().mapToInt(Head::layer).max().orElse(0);
        int heads = found.model().heads();
        double largest = means.values().stream().mapToDouble(Math::abs).filter(Double::isFinite).max().orElse(1);
        LabelText names = new LabelText(CanvasFonts.token(options));
        LabelText numbers = new LabelText(CanvasFonts.small(options));
        double cellWidth = Math.min(width / heads, 9 * names.width("M"));
        double cellHeight = Math.min(height / layers, 4 * names.lineHeight());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        means.forEach((head, value) -> {
            double x = head.index() * cellWidth;
            double y = head.layer() * cellHeight;
            graphics.setGlobalAlpha(Double.isNaN(value) || largest == 0 ? 0 : Math.abs(value) / largest);
            graphics.setFill(value <= 0 ? tones.answer() : tones.distractor());
            graphics.fillRoundRect(x, y, cellWidth - GAP, cellHeight - GAP, 6, 6);
            graphics.setGlobalAlpha(1);
            graphics.setStroke(tones.border());
            graphics.strokeRoundRect(x + .5, y + .5, cellWidth - GAP - 1, cellHeight - GAP - 1, 6, 6);
            boolean strong = Math.abs(value) > .55 * largest;
            graphics.setFill(strong ? tones.surface() : tones.text());
            boolean two = cellHeight > 2.2 * names.lineHeight();
            graphics.setFont(names.font());
            String name = head.toString();
            if (two || numbers.width(name) < cellWidth && cellHeight > names.lineHeight()) {
                graphics.fillText(names.fitted(name, cellWidth - GAP), x + cellWidth / 2, y + cellHeight * (two ? .33 : .5));
            }
            if (two) {
                graphics.setFont(numbers.font());
                graphics.fillText(Numbers.signed(value), x + cellWidth / 2, y + cellHeight * .66);
            }
        });
    }
}
