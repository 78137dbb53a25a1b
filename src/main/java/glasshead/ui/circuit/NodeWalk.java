package glasshead.ui.circuit;

import glasshead.pixels.Area;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Going from box to box by arrow keys.
final class NodeWalk {

    private NodeWalk() {}

    /// The nearest box in a direction; the input where nothing is chosen yet, the same box at the edge.
    static GraphNode next(GraphLayout layout, @Nullable GraphNode at, int right, int down) {
        Area here = at == null ? null : layout.places().get(at);
        if (at == null || here == null) {
            return GraphNode.INPUT;
        }
        List<Map.Entry<GraphNode, Area>> ahead = new ArrayList<>(layout.places().entrySet());
        ahead.removeIf(place -> ahead(here, place.getValue(), right, down) <= 1);
        return ahead.stream().min(Comparator.comparingDouble(place -> ahead(here, place.getValue(), right, down) + 3 * Math.abs(ahead(here,
                place.getValue(), Math.abs(down), Math.abs(right))))).map(Map.Entry::getKey).orElse(at);
    }

    private static double ahead(Area from, Area to, int right, int down) {
        return right * (to.left() - from.left()) + down * (to.top() - from.top());
    }
}
