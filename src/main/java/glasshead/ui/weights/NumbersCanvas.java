package glasshead.ui.weights;

import glasshead.analysis.weights.Eigenvalue;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import glasshead.ui.weights.WeightsPage.Picture;
import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// Draws eigenvalues in the complex plane, or a bar for each number. The table beside it has the same numbers for those who can't see it.
final class NumbersCanvas extends Region {

    private static final double EDGE = 26;
    private static final double DOT = 3.5;

    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((_, _) -> {}, this::draw);
    private Picture picture = new Picture.None();

    NumbersCanvas(ViewOptions options) {
        this.options = options;
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
    }

    void show(Picture shown) {
        picture = shown;
        setAccessibleText(shown instanceof Picture.Plane plane ? plane.points().size() + " eigenvalues in the complex plane"
                : "Bars; the table beside has their numbers");
        canvas.repaintOverlay();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void draw(Graphics graphics, double width, double height) {
        graphics.setFont(CanvasFonts.token(options));
        if (width < 3 * EDGE || height < 3 * EDGE) {
            return;
        }
        switch (picture) {
            case Picture.Plane plane -> plane(graphics, plane);
            case Picture.Bars bars -> bars(graphics, bars);
            default -> {}
        }
    }

    /// Equal scales on both axes, zero in the middle.
    private void plane(Graphics graphics, Picture.Plane plane) {
        Tones tones = Tones.of(options);
        double size = Math.min(canvas.getWidth(), canvas.getHeight()) - 2 * EDGE;
        double x = canvas.getWidth() / 2;
        double y = canvas.getHeight() / 2;
        double limit = plane.points().stream().mapToDouble(Eigenvalue::absolute).max().orElse(1);
        double unit = limit > 0 ? size / 2 / limit : 0;
        graphics.setStroke(tones.border());
        graphics.strokeLine(x - size / 2, y, x + size / 2, y);
        graphics.strokeLine(x, y - size / 2, x, y + size / 2);
        graphics.strokeOval(x - size / 2, y - size / 2, size, size);
        graphics.setFill(tones.muted());
        graphics.setTextBaseline(VPos.BOTTOM);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("real, to " + Numbers.plain(limit, 1), Math.min(canvas.getWidth(), x + size / 2 + EDGE), y - 2);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("imaginary", x + 4, y - size / 2 + 2);
        for (Eigenvalue point : plane.points()) {
            graphics.setFill(point.real() < 0 ? tones.distractor() : tones.answer());
            graphics.fillOval(x + point.real() * unit - DOT, y - point.imaginary() * unit - DOT, 2 * DOT, 2 * DOT);
        }
    }

    private void bars(Graphics graphics, Picture.Bars bars) {
        Tones tones = Tones.of(options);
        double most = Math.max(0, Arrays.stream(bars.values()).max().orElse(0));
        double least = Math.min(0, Arrays.stream(bars.values()).min().orElse(0));
        double room = canvas.getHeight() - 2 * EDGE;
        double unit = most > least ? room / (most - least) : 0;
        double zero = EDGE + most * unit;
        double step = (canvas.getWidth() - EDGE) / Math.max(1, bars.values().length);
        for (int i = 0; i < bars.values().length; i++) {
            double height = Math.abs(bars.values()[i]) * unit;
            graphics.setFill(bars.values()[i] < 0 ? tones.distractor() : tones.answer());
            graphics.fillRect(EDGE / 2 + i * step, bars.values()[i] < 0 ? zero : zero - height, Math.max(1, step * 0.8), height);
        }
        graphics.setStroke(tones.border());
        graphics.strokeLine(EDGE / 2, zero, canvas.getWidth() - EDGE / 2, zero);
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        graphics.fillText(Numbers.signed(most), EDGE / 2, 4);
        graphics.fillText(bars.first() + " … " + (bars.first() + bars.values().length - 1) + " " + bars.axis(), EDGE / 2, canvas.getHeight()
                - EDGE + 4);
    }
}
