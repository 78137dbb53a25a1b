package glasshead.ui.circuit;

import glasshead.experiment.Chain;
import glasshead.experiment.Edge;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.ui.format.Numbers;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Draws chains over all of a model's boxes, each with what it carries; the chosen one stands out.
final class ChainPainter {

    private static final double GHOST = .45;
    private static final double FAINT = .3;
    private static final double THIN = 2;
    private static final double THICK = 3.5;
    private static final double WORDS_AT = .55;
    private static final int DECIMALS = 4; // what goes through several hops is small

    private final Graphics graphics;
    private final GraphLayout layout;
    private final Tones tones;
    private final BoxPainter boxes;

    ChainPainter(Graphics graphics, GraphLayout layout, Tones tones, BoxPainter boxes) {
        this.graphics = graphics;
        this.layout = layout;
        this.tones = tones;
        this.boxes = boxes;
    }

    /// What the pointer or the keyboard means.
    ///
    /// @param from   where a hop is being drawn from
    /// @param to     where it is now
    /// @param target what it would end in
    record Focus(@Nullable GraphNode node, @Nullable Chain chosen, @Nullable GraphNode from, @Nullable Point2D to,
            @Nullable Receiver target) {
    }

    /// What a chain carries, in the picture as in the list.
    static String carried(double value) {
        return Numbers.signed(value, DECIMALS);
    }

    /// The hops as edges of the graph.
    static List<Edge> edges(Chain chain) {
        List<Edge> edges = new ArrayList<>();
        Part sender = Part.of(chain.sender());
        for (Receiver hop : chain.hops()) {
            edges.add(new Edge(sender, hop));
            Part next = GraphNode.of(hop).sender();
            if (next != null) {
                sender = next;
            }
        }
        return edges;
    }

    /// @param values of those that are known
    void paint(List<Chain> chains, Map<Chain, Double> values, Focus focus) {
        Set<GraphNode> taking = new LinkedHashSet<>();
        chains.stream().flatMap(chain -> edges(chain).stream()).forEach(edge -> {
            taking.add(new GraphNode(edge.sender()));
            taking.add(GraphNode.of(edge.receiver()));
        });
        for (Chain chain : chains) {
            if (!chain.equals(focus.chosen)) {
                hops(chain, values.get(chain), THIN, focus.chosen == null ? 1 : FAINT);
            }
        }
        if (focus.chosen != null) {
            hops(focus.chosen, values.get(focus.chosen), THICK, 1);
        }
        layout.places().forEach((node, area) -> boxes.box(node, area, taking.contains(node) || node.equals(focus.node) ? 1 : GHOST, node
                .equals(focus.node) || node.equals(focus.from), null, null));
        for (Chain chain : chains) {
            Double value = values.get(chain);
            boxes.words(value == null ? "…" : carried(value), layout.curve(edges(chain).getLast()), WORDS_AT, colour(value));
        }
        if (focus.from != null && focus.to != null) {
            boxes.drawing(focus.from, focus.to, focus.target);
        }
    }

    private Color colour(@Nullable Double value) {
        return value == null || value.isNaN() ? tones.muted() : value <= 0 ? tones.answer() : tones.distractor();
    }

    private void hops(Chain chain, @Nullable Double value, double width, double opacity) {
        graphics.setGlobalAlpha(opacity);
        graphics.setStroke(colour(value));
        graphics.setLineWidth(width);
        edges(chain).forEach(edge -> boxes.curve(layout.curve(edge)));
        graphics.setGlobalAlpha(1);
    }
}
