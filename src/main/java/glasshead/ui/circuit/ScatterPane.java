package glasshead.ui.circuit;

import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.BitSet;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Approximate scores against exact ones, a dot for each that has both; on the line the approximation was right. What is not measured yet
/// is a tick below, where its approximate score is.
final class ScatterPane extends Region {

    static final int NONE = -1;

    private static final double DOT = 3;
    private static final double NEAR = 8;
    private static final double MARGIN = 44;
    private static final double TICK = 7;

    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);
    private @Nullable Dots dots;
    private double limit = 1;
    /// Told when it is drawn: a sweep brings new dots much more often.
    private @Nullable String below;
    private int pointed = NONE;

    /// @param what  it shows, for a screen reader
    /// @param point gets the dot that the mouse is at, or [#NONE]
    /// @param click gets the dot that is clicked
    ScatterPane(ViewOptions options, String what, IntConsumer point, IntConsumer click) {
        this.options = options;
        getStyleClass().add("circuit-scatter");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(what);
        setMinSize(0, 0);
        getChildren().add(canvas);
        setOnMouseMoved(event -> point.accept(at(event)));
        setOnMouseExited(_ -> point.accept(NONE));
        setOnMouseClicked(event -> {
            int dot = at(event);
            if (dot != NONE) {
                click.accept(dot);
            }
        });
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
    }

    /// Nothing while there are none.
    void show(@Nullable Dots now) {
        dots = now;
        limit = now == null ? 1 : now.limit();
        below = null;
        canvas.repaintOverlay();
    }

    /// Makes a dot stand out.
    void point(int dot) {
        pointed = dot;
        canvas.repaintOverlay();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private double lowest() {
        return dots != null && dots.sizes() ? 0 : -limit;
    }

    private double x(double value) {
        return MARGIN + (getWidth() - 2 * MARGIN) * (value - lowest()) / (limit - lowest());
    }

    private double y(double value) {
        return getHeight() - MARGIN - (getHeight() - 2 * MARGIN) * (value - lowest()) / (limit - lowest());
    }

    /// Where what is not measured yet stands.
    private double ticks() {
        return getHeight() - MARGIN + 2;
    }

    private int at(MouseEvent event) {
        Dots shown = dots;
        int nearest = NONE;
        double least = NEAR;
        for (int dot = 0; shown != null && dot < shown.up().length; dot++) {
            double up = shown.isMeasured(dot) ? y(shown.up()[dot]) : ticks() + TICK / 2;
            double distance = Double.isNaN(shown.across()[dot]) ? NEAR : Math.hypot(x(shown.across()[dot]) - event.getX(), up - event
                    .getY());
            if (distance < least) {
                least = distance;
                nearest = dot;
            }
        }
        return nearest;
    }

    private void paint(Graphics graphics, double width, double height) {
        Dots shown = dots;
        if (shown == null) {
            return;
        }
        Tones tones = Tones.of(options);
        String told = below == null ? shown.axes() + shown.agreement() : below;
        below = told;
        graphics.setFont(CanvasFonts.small(options));
        axes(graphics, tones);
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.BOTTOM);
        graphics.fillText(new LabelText(CanvasFonts.small(options)).fitted(told, width), width / 2, height - 4);
        BitSet drawn = new BitSet(); // what falls on the same spot is drawn once: most of many edges are near zero
        for (int dot = 0; dot < shown.up().length; dot++) {
            boolean strong = shown.strong().get(dot);
            if (shown.isMeasured(dot) && (strong || isFree(drawn, x(shown.across()[dot]), y(shown.up()[dot])))) {
                dot(graphics, shown, dot, tones, strong);
            }
        }
        graphics.setGlobalAlpha(1);
        unchecked(graphics, shown, tones);
        named(graphics, shown, tones);
    }

    private boolean isFree(BitSet drawn, double x, double y) {
        int spot = (int) y * (int) Math.ceil(getWidth()) + (int) x;
        boolean free = spot < 0 || !drawn.get(spot);
        if (spot >= 0) {
            drawn.set(spot);
        }
        return free;
    }

    private void axes(Graphics graphics, Tones tones) {
        graphics.setStroke(tones.border());
        graphics.setLineWidth(1);
        graphics.strokeLine(x(0), MARGIN, x(0), getHeight() - MARGIN);
        graphics.strokeLine(MARGIN, y(0), getWidth() - MARGIN, y(0));
        graphics.setLineDashes(4, 3);
        graphics.strokeLine(x(lowest()), y(lowest()), x(limit), y(limit));
        graphics.setLineDashes();
        graphics.setFill(tones.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.BOTTOM);
        graphics.fillText(Numbers.signed(limit), x(limit), y(0) - 4);
        graphics.fillText(Numbers.signed(limit), x(0), MARGIN - 4);
    }

    private static Color colour(double score, Dots shown, Tones tones) {
        return shown.sizes() ? tones.accent() : score <= 0 ? tones.answer() : tones.distractor();
    }

    private void dot(Graphics graphics, Dots shown, int dot, Tones tones, boolean strong) {
        graphics.setGlobalAlpha(strong ? .9 : .4);
        graphics.setFill(strong ? colour(shown.up()[dot], shown, tones) : tones.muted());
        graphics.fillOval(x(shown.across()[dot]) - DOT, y(shown.up()[dot]) - DOT, 2 * DOT, 2 * DOT);
    }

    /// A tick for each, and how many they are.
    private void unchecked(Graphics graphics, Dots shown, Tones tones) {
        long count = shown.unchecked();
        if (count == 0) {
            return;
        }
        BitSet drawn = new BitSet();
        for (int dot = 0; dot < shown.up().length; dot++) {
            boolean strong = shown.strong().get(dot);
            if (shown.isUnchecked(dot) && (strong || !drawn.get((int) x(shown.across()[dot])))) {
                drawn.set((int) x(shown.across()[dot]));
                graphics.setFill(strong ? colour(shown.across()[dot], shown, tones) : tones.ghost());
                graphics.fillRect(Math.floor(x(shown.across()[dot])), ticks(), strong ? 2 : 1, TICK);
            }
        }
        String badge = "≈ " + Numbers.grouped(count) + " not measured yet";
        LabelText ruler = new LabelText(CanvasFonts.small(options));
        double height = ruler.lineHeight() + 4;
        graphics.setFill(tones.selected()); // in the corner where signs disagree
        graphics.fillRoundRect(4, 4, ruler.width(badge) + 12, height, 6, 6);
        graphics.setFill(tones.accent());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(badge, 10, 4 + height / 2);
    }

    private void named(Graphics graphics, Dots shown, Tones tones) {
        if (pointed < 0 || pointed >= shown.up().length || Double.isNaN(shown.across()[pointed])) {
            return;
        }
        boolean measured = shown.isMeasured(pointed);
        double x = x(shown.across()[pointed]);
        double y = measured ? y(shown.up()[pointed]) : ticks() + TICK / 2;
        graphics.setStroke(tones.accent());
        graphics.setLineWidth(1.5);
        graphics.strokeOval(x - 2 * DOT, y - 2 * DOT, 4 * DOT, 4 * DOT);
        String text = shown.of().get(pointed) + "  ≈ " + Numbers.signed(shown.across()[pointed]) + (measured ? "  ✓ " + Numbers.signed(shown
                .up()[pointed]) : "  not measured yet");
        LabelText ruler = new LabelText(CanvasFonts.small(options));
        boolean left = x + ruler.width(text) + 3 * DOT > getWidth();
        double begin = left ? x - 3 * DOT - ruler.width(text) : x + 3 * DOT;
        double top = y - DOT - ruler.lineHeight();
        graphics.setGlobalAlpha(.9);
        graphics.setFill(tones.surface());
        graphics.fillRoundRect(begin - 3, top, ruler.width(text) + 6, ruler.lineHeight() + 2, 4, 4);
        graphics.setGlobalAlpha(1);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFill(tones.text());
        graphics.fillText(text, begin, top + 1);
    }
}
