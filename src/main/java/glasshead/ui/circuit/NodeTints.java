package glasshead.ui.circuit;

import glasshead.experiment.PatchedNode;
import glasshead.experiment.Receiver;
import glasshead.ui.format.Numbers;
import glasshead.ui.theme.Tones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// How scores of nodes look in the graph: what a box writes colours the box, and what it reads makes its ports larger.
final class NodeTints {

    /// So that the name on it can be read.
    private static final double STRONGEST = .55;
    private static final double LARGER = 1.6;

    private final NodeFigures figures;
    private final Map<GraphNode, List<Integer>> boxes;
    private final double largest;

    NodeTints(NodeFigures figures) {
        this.figures = figures;
        boxes = figures.byBox();
        largest = figures.largest();
    }

    /// Of what the box writes.
    Color fill(GraphNode box, Tones tones) {
        List<Integer> numbers = boxes.getOrDefault(box, List.of());
        double share = numbers.isEmpty() ? 0 : share(numbers.getLast());
        return tones.surface().interpolate(colour(numbers, tones), STRONGEST * share);
    }

    private Color colour(List<Integer> numbers, Tones tones) {
        int output = numbers.isEmpty() ? -1 : numbers.getLast();
        return output < 0 || figures.unsigned(output) ? tones.accent() : figures.score(output) <= 0 ? tones.answer() : tones.distractor();
    }

    /// How much larger than usual a port is drawn.
    double size(Receiver port) {
        return boxes.getOrDefault(GraphNode.of(port), List.of()).stream().filter(number -> figures.nodes().get(number).port() == port
                .port())
                .mapToDouble(number -> 1 + LARGER * share(number)).findFirst().orElse(1);
    }

    private double share(int number) {
        double score = figures.score(number);
        return Double.isNaN(score) || largest == 0 ? 0 : Math.abs(score) / largest;
    }

    /// `✓ −0.52 · q −0.01 · k +0.02 · v −0.30`; nothing where a box has no scores.
    @Nullable
    String text(GraphNode box) {
        List<String> parts = new ArrayList<>();
        for (int number : boxes.getOrDefault(box, List.of())) {
            PatchedNode node = figures.nodes().get(number);
            String score = figures.unsigned(number) ? Numbers.plain(figures.score(number), 2) : Numbers.signed(figures.score(number));
            String badged = (figures.isExact(number) ? "✓ " : "≈ ") + score;
            if (node.port() == null) {
                parts.addFirst(badged);
            } else {
                parts.add(node.port().letter() + " " + badged);
            }
        }
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }
}
