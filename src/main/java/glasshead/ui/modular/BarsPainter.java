package glasshead.ui.modular;

import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import java.util.Collection;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Draws a spectrum: two bars for each frequency, key frequencies named in bold, those taken away hatched in grey.
///
/// @param hovered a frequency, or [ModularViewModel#NONE]
record BarsPainter(Graphics graphics, Spectrum spectrum, BarsGeometry geometry, Tones tones, ViewOptions options,
        List<Integer> keys, Collection<Integer> removed, int hovered) {

    static final double PALE = 0.45;
    private static final double USED = 0.8;
    private static final double HATCH = 4;
    private static final int LABEL_STEP = 10;

    void paint() {
        graphics.setFont(CanvasFonts.small(options));
        graphics.setTextBaseline(VPos.CENTER);
        paintAxis();
        if (hovered >= 0 && hovered < geometry.frequencies()) {
            graphics.setFill(tones.selected());
            graphics.fillRect(geometry.x(hovered), 0, geometry.pitch(), geometry.height());
        }
        for (int frequency = 0; frequency < geometry.frequencies(); frequency++) {
            paintBars(frequency);
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        for (int frequency = 0; frequency < geometry.frequencies(); frequency++) {
            paintLabel(frequency);
        }
    }

    private void paintAxis() {
        graphics.setStroke(tones.border());
        graphics.setLineWidth(1);
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        double largest = spectrum.largest();
        for (double share : new double[] {0, 0.5, 1}) {
            double y = Math.round(y(share * largest)) + 0.5;
            graphics.strokeLine(geometry.left(), y, geometry.width(), y);
            if (share != 0.5) {
                graphics.fillText(share == 0 ? "0" : spectrum.written(largest), geometry.left() - 4, y);
            }
        }
    }

    private double y(double value) {
        double largest = spectrum.largest();
        return largest == 0 ? geometry.base() : geometry.base() - value / largest * (geometry.base() - geometry.top());
    }

    private void paintBars(int frequency) {
        double each = USED * geometry.pitch() / 2;
        double left = geometry.x(frequency) + (1 - USED) / 2 * geometry.pitch();
        for (int series = 0; series < 2; series++) {
            double top = y(spectrum.values()[frequency][series]);
            double x = left + series * each;
            if (removed.contains(frequency)) {
                hatch(x, top, each);
            } else {
                graphics.setFill(colour(series));
                graphics.fillRect(x, top, Math.max(1, each - 0.5), geometry.base() - top);
            }
        }
    }

    private Color colour(int series) {
        return series == 0 ? tones.accent() : tones.accent().interpolate(tones.surface(), PALE);
    }

    private void hatch(double x, double top, double width) {
        graphics.setFill(tones.ghost());
        for (double y = geometry.base() - HATCH / 2; y > top; y -= HATCH) {
            graphics.fillRect(x, y, width, Math.min(HATCH / 2, geometry.base() - y));
        }
    }

    private void paintLabel(int frequency) {
        boolean matters = keys.contains(frequency) || frequency == hovered || removed.contains(frequency);
        if (frequency != hovered && hovered >= 0 && Math.abs(hovered - frequency) < reach()) {
            return;
        }
        if (!matters && (frequency % LABEL_STEP != 0 || nearSomethingThatMatters(frequency))) {
            return;
        }
        double size = CanvasFonts.small(options).getSize();
        graphics.setFont(matters ? Font.font(Fonts.TEXT, FontWeight.BOLD, size) : CanvasFonts.small(options));
        graphics.setFill(removed.contains(frequency) ? tones.muted() : matters ? tones.text() : tones.muted());
        graphics.fillText(String.valueOf(frequency), geometry.x(frequency) + geometry.pitch() / 2 + aside(frequency), geometry.base() + 0.75
                * geometry.line());
    }

    private boolean nearSomethingThatMatters(int frequency) {
        return keys.stream().anyMatch(key -> Math.abs(key - frequency) < reach())
                || removed.stream().anyMatch(away -> Math.abs(away - frequency) < reach());
    }

    /// Labels of keys that are too near to each other make way, each by half of what is missing.
    private double aside(int frequency) {
        return keys.contains(frequency) && frequency != hovered
                ? keys.stream().mapToDouble(key -> Math.signum(frequency - key) * Math.max(0, reach() - Math.abs(frequency - key))
                        * geometry.pitch() / 2).sum() : 0;
    }

    /// So many frequencies away the next label has room.
    private double reach() {
        return 1.4 * geometry.line() / geometry.pitch();
    }
}
