package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Receiver;
import glasshead.pixels.Area;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws a circuit: nodes, ports and edges; what is pointed at stands out with its effects beside it.
final class GraphPainter {

    private static final double THICKEST = 9;
    private static final double THINNEST = 1.2;
    private static final double USUAL = .55;
    private static final double FAINT = .12;
    private static final double GHOST = .28;
    private static final double KNOWN = .7;
    private static final double ROUND = 7;
    private static final double PORT = 2.6;
    private static final double LABEL_MARGIN = 3;
    /// At most, so that they can be read.
    private static final int LABELLED = 14;
    private static final int OTHERS = 8;
    private static final int STEPS = 4;

    private final Graphics graphics;
    private final Shown shown;
    private final GraphLayout layout;
    private final Tones tones;
    private final boolean dark;
    private final LabelText names;
    private final Font numbers;
    private Overlay other = Overlay.NONE;

    GraphPainter(Graphics graphics, Shown shown, GraphLayout layout, Tones tones, boolean dark, LabelText names, Font numbers) {
        this.graphics = graphics;
        this.shown = shown;
        this.layout = layout;
        this.tones = tones;
        this.dark = dark;
        this.names = names;
        this.numbers = numbers;
    }

    /// What the pointer or the keyboard means.
    ///
    /// @param from   where an edge is being drawn from
    /// @param to     where it is now
    /// @param target what it would end in
    record Focus(@Nullable GraphNode node, @Nullable Edge edge, @Nullable GraphNode from, @Nullable Point2D to, @Nullable Receiver target) {

        static final Focus NONE = new Focus(null, null, null, null, null);
    }

    /// @param other that this one is compared with
    void paint(Focus focus, Set<GraphNode> taking, Overlay other) {
        this.other = other;
        layout.places().forEach((node, area) -> {
            if (!taking.contains(node)) {
                node(node, area, other.parts().contains(node) ? KNOWN : GHOST, false);
            }
        });
        other.elsewhere().stream().filter(layout::has).forEach(this::elsewhere);
        List<Edge> meant = meant(focus);
        List<Edge> drawn = shown.listed(false).reversed();
        for (Edge edge : drawn) {
            if (layout.has(edge) && !meant.contains(edge)) {
                edge(edge, meant.isEmpty() && focus.node == null ? USUAL : FAINT);
            }
        }
        if (focus.node != null) {
            shown.others(focus.node, OTHERS).stream().filter(layout::has).forEach(edge -> dashed(edge, USUAL));
        }
        meant.forEach(edge -> edge(edge, 1));
        layout.places().forEach((node, area) -> {
            if (taking.contains(node)) {
                node(node, area, 1, node.equals(focus.node) || node.equals(focus.from));
            }
        });
        for (int i = 0; i < Math.min(LABELLED, meant.size()); i++) {
            label(meant.get(i), i);
        }
        if (focus.from != null && focus.to != null) {
            drawing(focus.from, focus.to, focus.target);
        }
    }

    private List<Edge> meant(Focus focus) {
        List<Edge> meant = new ArrayList<>();
        for (Edge edge : shown.listed(false)) {
            if (layout.has(edge) && (edge.equals(focus.edge) || focus.node != null && focus.node.has(edge))) {
                meant.add(edge);
            }
        }
        return meant;
    }

    private Color colour(Edge edge) {
        double score = shown.score(edge);
        return Double.isNaN(score) ? tones.muted() : score <= 0 ? tones.answer() : tones.distractor();
    }

    private double width(Edge edge) {
        double largest = shown.largest();
        double score = Math.abs(shown.score(edge));
        return Double.isNaN(score) || largest == 0 ? THINNEST : THINNEST + (THICKEST - THINNEST) * Math.min(1, score / largest);
    }

    private void edge(Edge edge, double opacity) {
        if (shown.dropped().contains(edge)) {
            dashed(edge, opacity);
            return;
        }
        graphics.setGlobalAlpha(opacity);
        graphics.setStroke(colour(edge));
        graphics.setLineWidth(width(edge));
        stroke(layout.curve(edge));
        graphics.setGlobalAlpha(1);
    }

    /// What only the other circuit keeps.
    private void elsewhere(Edge edge) {
        graphics.setStroke(tones.accent());
        graphics.setLineWidth(THINNEST);
        graphics.setLineDashes(1.5, 3);
        stroke(layout.curve(edge));
        graphics.setLineDashes();
    }

    /// What is cut.
    private void dashed(Edge edge, double opacity) {
        graphics.setGlobalAlpha(opacity);
        graphics.setStroke(shown.dropped().contains(edge) ? tones.muted() : colour(edge));
        graphics.setLineWidth(THINNEST);
        graphics.setLineDashes(4, 3);
        stroke(layout.curve(edge));
        graphics.setLineDashes();
        graphics.setGlobalAlpha(1);
    }

    private void stroke(double[] c) {
        graphics.beginPath();
        graphics.moveTo(c[0], c[1]);
        graphics.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
        graphics.stroke();
    }

    private void node(GraphNode node, Area area, double opacity, boolean focused) {
        graphics.setGlobalAlpha(opacity);
        Integer of = other.classes().get(node);
        graphics.setFill(of == null ? tones.surface() : Overlay.colour(of, dark));
        graphics.fillRoundRect(area.left(), area.top(), area.width(), area.height(), ROUND, ROUND);
        graphics.setStroke(focused ? tones.accent() : opacity < 1 ? tones.ghost() : tones.text());
        graphics.setLineWidth(focused ? 2 : 1.2);
        graphics.strokeRoundRect(area.left() + .5, area.top() + .5, area.width() - 1, area.height() - 1, ROUND, ROUND);
        graphics.setFill(tones.text());
        graphics.setFont(names.font());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        if (area.height() >= names.lineHeight() * .8) {
            graphics.fillText(names.fitted(node.toString(), area.width() - 6), area.left() + area.width() / 2, area.top() + area.height()
                    / 2);
        }
        if (node.isHead()) {
            for (Receiver receiver : node.receivers()) {
                Point2D at = layout.port(receiver);
                graphics.setFill(Ports.colour(receiver.port(), dark));
                graphics.fillOval(at.getX() - PORT, at.getY() - PORT, 2 * PORT, 2 * PORT);
            }
        }
        graphics.setGlobalAlpha(1);
    }

    /// Beside each other rather than over each other, where many edges lead the same way.
    private void label(Edge edge, int index) {
        Point2D at = GraphLayout.on(layout.curve(edge), .36 + .09 * (index % STEPS));
        String text = (shown.isExact(edge) ? "" : "≈ ") + Numbers.signed(shown.score(edge));
        LabelText ruler = new LabelText(numbers);
        double width = ruler.width(text) + 2 * LABEL_MARGIN;
        double height = ruler.lineHeight();
        graphics.setGlobalAlpha(.9);
        graphics.setFill(tones.surface());
        graphics.fillRoundRect(at.getX() - width / 2, at.getY() - height / 2, width, height, ROUND, ROUND);
        graphics.setGlobalAlpha(1);
        graphics.setFill(colour(edge));
        graphics.setFont(numbers);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(text, at.getX(), at.getY());
    }

    private void drawing(GraphNode from, Point2D to, @Nullable Receiver target) {
        Point2D begin = layout.out(from);
        Point2D end = target == null ? to : layout.port(target);
        double bend = Math.max(30, .45 * Math.abs(end.getX() - begin.getX()));
        graphics.setStroke(tones.accent());
        graphics.setLineWidth(2);
        stroke(new double[] {begin.getX(), begin.getY(), begin.getX() + bend, begin.getY(), end.getX() - bend, end.getY(), end.getX(), end
                .getY()});
        if (target != null) {
            graphics.setFill(tones.accent());
            graphics.fillOval(end.getX() - 2 * PORT, end.getY() - 2 * PORT, 4 * PORT, 4 * PORT);
        }
    }

    /// What takes part: the ends of kept edges and of those taken out by hand, the input and the logits.
    static Set<GraphNode> taking(Shown shown) {
        Set<GraphNode> taking = new LinkedHashSet<>(List.of(GraphNode.INPUT, GraphNode.LOGITS));
        shown.listed(true).forEach(edge -> {
            taking.add(new GraphNode(edge.sender()));
            taking.add(GraphNode.of(edge.receiver()));
        });
        return taking;
    }
}
