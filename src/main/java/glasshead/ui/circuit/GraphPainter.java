package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Receiver;
import glasshead.pixels.Area;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Draws a circuit: nodes, ports and edges; what is pointed at stands out with its effects beside it.
final class GraphPainter {

    private static final double THICKEST = 9;
    private static final double THINNEST = 1.2;
    private static final double USUAL = .55;
    private static final double FAINT = .12;
    private static final double GHOST = .28;
    private static final double KNOWN = .7;
    private static final double BELOW = 9;
    /// At most, so that they can be read.
    private static final int LABELLED = 14;
    private static final int OTHERS = 8;
    private static final int STEPS = 4;

    private final Graphics graphics;
    private final Shown shown;
    private final GraphLayout layout;
    private final Tones tones;
    private final boolean dark;
    private final BoxPainter boxes;
    private final List<Edge> drawn;
    private final double largest;
    private Overlay other = Overlay.NONE;
    private @Nullable NodeTints tints;
    private @Nullable NodeFigures figures;

    GraphPainter(Graphics graphics, Shown shown, GraphLayout layout, Tones tones, boolean dark, LabelText names, Font numbers) {
        this.graphics = graphics;
        this.shown = shown;
        this.layout = layout;
        this.tones = tones;
        this.dark = dark;
        drawn = shown.drawn();
        largest = shown.largest();
        boxes = new BoxPainter(graphics, layout, tones, dark, names, new LabelText(numbers));
    }

    /// What the pointer or the keyboard means.
    ///
    /// @param from   where an edge is being drawn from
    /// @param to     where it is now
    /// @param target what it would end in
    record Focus(@Nullable GraphNode node, @Nullable Edge edge, @Nullable GraphNode from, @Nullable Point2D to, @Nullable Receiver target) {

        static final Focus NONE = new Focus(null, null, null, null, null);
    }

    /// @param other  that this one is compared with
    /// @param scores of nodes, where they have any
    void paint(Focus focus, Set<GraphNode> taking, Overlay other, @Nullable NodeFigures scores) {
        this.other = other;
        figures = scores;
        tints = scores == null ? null : new NodeTints(scores);
        layout.places().forEach((node, area) -> {
            if (!taking.contains(node)) {
                node(node, area, other.parts().contains(node) ? KNOWN : GHOST, false);
            }
        });
        other.elsewhere().stream().filter(layout::has).forEach(this::elsewhere);
        Set<Edge> meant = meant(focus);
        for (Edge edge : drawn.reversed()) {
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
        int labelled = 0;
        for (Edge edge : meant) {
            if (labelled < LABELLED) {
                label(edge, labelled++);
            }
        }
        if (focus.node != null) {
            scores(focus.node);
        }
        if (focus.from != null && focus.to != null) {
            boxes.drawing(focus.from, focus.to, focus.target);
        }
    }

    private Set<Edge> meant(Focus focus) {
        Set<Edge> meant = new LinkedHashSet<>();
        for (Edge edge : drawn) {
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
        double score = Math.abs(shown.score(edge));
        return Double.isNaN(score) || largest == 0 ? THINNEST : THINNEST + (THICKEST - THINNEST) * Math.min(1, score / largest);
    }

    private void edge(Edge edge, double opacity) {
        graphics.titled(() -> CircuitTexts.told(shown, edge), () -> line(edge, opacity));
    }

    private void line(Edge edge, double opacity) {
        if (shown.dropped().contains(edge)) {
            dashed(edge, opacity);
            return;
        }
        graphics.setGlobalAlpha(opacity);
        graphics.setStroke(colour(edge));
        graphics.setLineWidth(width(edge));
        boxes.curve(layout.curve(edge));
        graphics.setGlobalAlpha(1);
    }

    /// What only the other circuit keeps.
    private void elsewhere(Edge edge) {
        graphics.setStroke(tones.accent());
        graphics.setLineWidth(THINNEST);
        graphics.setLineDashes(1.5, 3);
        graphics.titled(() -> edge + ", kept by the other circuit alone", () -> boxes.curve(layout.curve(edge)));
        graphics.setLineDashes();
    }

    /// What is cut.
    private void dashed(Edge edge, double opacity) {
        graphics.setGlobalAlpha(opacity);
        graphics.setStroke(shown.dropped().contains(edge) ? tones.muted() : colour(edge));
        graphics.setLineWidth(THINNEST);
        graphics.setLineDashes(4, 3);
        boxes.curve(layout.curve(edge));
        graphics.setLineDashes();
        graphics.setGlobalAlpha(1);
    }

    private void node(GraphNode node, Area area, double opacity, boolean focused) {
        Integer of = other.classes().get(node);
        Color fill = of != null ? Overlay.colour(of, dark) : tints == null ? null : tints.fill(node, tones);
        graphics.titled(() -> CircuitTexts.spoken(shown, node, figures), () -> boxes.box(node, area, opacity, focused, fill, tints));
    }

    /// Below the box.
    private void scores(GraphNode node) {
        Area area = layout.places().get(node);
        String text = tints == null ? null : tints.text(node);
        if (area != null && text != null) {
            boxes.words(text, area.left() + area.width() / 2, area.bottom() + BELOW, tones.text());
        }
    }

    private void label(Edge edge, int index) {
        boxes.words(CircuitTexts.effect(shown, edge), layout.curve(edge), .36 + .09 * (index % STEPS), colour(edge));
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
