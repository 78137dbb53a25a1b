package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Receiver;
import glasshead.pixels.Area;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/// Where everything in the picture of a circuit is: the input at the left, a column for each layer, its MLP below its heads and a little to
/// the right, the logits at the right. In a large model only layers that take part have a column, and heads of a layer that do stand
/// closely.
final class GraphLayout {

    /// More parts are drawn only where they take part.
    static final int ALL_DRAWN = 64;

    private static final double NODE_SHARE = .56;
    private static final double CLOSE_SHARE = .7;
    private static final int FEW_COLUMNS = 7;
    private static final double HEIGHT_SHARE = .62;
    private static final double TALLEST_EMS = 2.6;
    private static final double LEAST_HEIGHT = 9;
    private static final double WIDEST_EMS = 4.6;
    private static final double MLP_SHIFT = .34;
    /// Of a box, beside its name.
    private static final double ROOM = 4;
    private static final double REACH = 6;
    private static final int SAMPLES = 24;

    private final Map<GraphNode, Area> places = new LinkedHashMap<>();
    private final int rows;
    private final int columns;
    private final double share;

    /// @param taking part: drawn in any case
    GraphLayout(Graph graph, Set<GraphNode> taking, double width, double height, double em) {
        SortedMap<Integer, List<GraphNode>> heads = new TreeMap<>();
        List<GraphNode> mlps = new ArrayList<>();
        for (GraphNode node : GraphNode.all(graph)) {
            if ((node.isHead() || node.isMlp()) && (isWhole(graph) || taking.contains(node))) {
                List<GraphNode> column = heads.computeIfAbsent(layer(node), _ -> new ArrayList<>());
                (node.isHead() ? column : mlps).add(node);
            }
        }
        List<Integer> layers = List.copyOf(heads.keySet());
        columns = layers.size() + 2;
        int most = heads.values().stream().mapToInt(List::size).max().orElse(0);
        rows = Math.max(1, most + (mlps.isEmpty() ? 0 : 1));
        double pitch = width / columns;
        double rowPitch = height / rows;
        share = layers.size() > FEW_COLUMNS ? CLOSE_SHARE : NODE_SHARE;
        double nodeWidth = Math.min(share * pitch, WIDEST_EMS * em);
        double nodeHeight = Math.clamp(HEIGHT_SHARE * rowPitch, LEAST_HEIGHT, TALLEST_EMS * em);
        double middle = rowPitch * Math.max(1, most) / 2;
        places.put(GraphNode.INPUT, place(pitch / 2, middle, nodeWidth, nodeHeight));
        for (int column = 0; column < layers.size(); column++) {
            List<GraphNode> of = heads.getOrDefault(layers.get(column), List.of());
            for (int row = 0; row < of.size(); row++) {
                places.put(of.get(row), place(pitch * (column + 1.5), rowPitch * (row + .5 + (most - of.size()) / 2.), nodeWidth,
                        nodeHeight));
            }
        }
        mlps.forEach(mlp -> places.put(mlp, place(pitch * (layers.indexOf(layer(mlp)) + 1.5 + MLP_SHIFT), rowPitch * (most + .5),
                nodeWidth, nodeHeight)));
        places.put(GraphNode.LOGITS, place(pitch * (columns - .5), middle, nodeWidth, nodeHeight));
    }

    private static Area place(double x, double y, double width, double height) {
        return new Area(Math.round(x - width / 2), Math.round(y - height / 2), width, height);
    }

    /// How high it must be for names to be read.
    ///
    /// @param line height of one
    double leastHeight(double line) {
        return rows * line / HEIGHT_SHARE;
    }

    /// How wide it must be for names to be read.
    ///
    /// @param name width of a name
    double leastWidth(ToDoubleFunction<String> name) {
        String longest = places.keySet().stream().map(GraphNode::toString).max(Comparator.comparingInt(String::length)).orElse("");
        return columns * (name.applyAsDouble(longest) + ROOM) / share;
    }

    /// Whether a graph is small enough for all of it to be drawn.
    static boolean isWhole(Graph graph) {
        return graph.layers() * (graph.heads() + 1) <= ALL_DRAWN;
    }

    private static int layer(GraphNode node) {
        return node.sender() == null ? 0 : node.sender().layer();
    }

    Map<GraphNode, Area> places() {
        return places;
    }

    boolean has(Edge edge) {
        return places.containsKey(new GraphNode(edge.sender())) && places.containsKey(GraphNode.of(edge.receiver()));
    }

    private Area place(GraphNode node) {
        return places.getOrDefault(node, new Area(0, 0, 0, 0));
    }

    /// Where a receiver's edges end: a head's ports stand above each other, q first.
    Point2D port(Receiver receiver) {
        Area at = place(GraphNode.of(receiver));
        double share = switch (receiver.port()) {
            case Q -> .18;
            case V -> .82;
            case K, MLP, LOGITS -> .5;
        };
        return new Point2D(at.left(), at.top() + share * at.height());
    }

    /// Where a node's edges begin.
    Point2D out(GraphNode node) {
        Area at = place(node);
        return new Point2D(at.left() + at.width(), at.top() + at.height() / 2);
    }

    /// The four points of an edge's cubic curve, x and y in turn.
    double[] curve(Edge edge) {
        Point2D from = out(new GraphNode(edge.sender()));
        Point2D to = port(edge.receiver());
        double bend = Math.max(.45 * Math.abs(to.getX() - from.getX()), .5 * place(GraphNode.INPUT).width());
        return new double[] {from.getX(), from.getY(), from.getX() + bend, from.getY(), to.getX() - bend, to.getY(), to.getX(), to.getY()};
    }

    static Point2D on(double[] c, double t) {
        double s = 1 - t;
        double a = s * s * s;
        double b = 3 * s * s * t;
        double d = 3 * s * t * t;
        double e = t * t * t;
        return new Point2D(a * c[0] + b * c[2] + d * c[4] + e * c[6], a * c[1] + b * c[3] + d * c[5] + e * c[7]);
    }

    @Nullable
    GraphNode nodeAt(double x, double y) {
        return places.entrySet().stream().filter(place -> place.getValue().contains(x, y)).map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /// The receiver at a point: the port, or the whole of an MLP or the logits.
    @Nullable
    Receiver receiverAt(double x, double y) {
        for (Map.Entry<GraphNode, Area> place : places.entrySet()) {
            Area at = place.getValue();
            boolean near = x >= at.left() - REACH && x <= at.right() && y >= at.top() - REACH / 2 && y <= at.bottom() + REACH / 2;
            List<Receiver> receivers = place.getKey().receivers();
            if (near && !receivers.isEmpty()) {
                int third = (int) Math.clamp((y - at.top()) / at.height() * receivers.size(), 0, receivers.size() - 1.);
                return receivers.get(third);
            }
        }
        return null;
    }

    /// The edge nearest to a point, if one is near.
    @Nullable
    Edge edgeAt(double x, double y, Collection<Edge> edges) {
        Edge nearest = null;
        double least = REACH;
        for (Edge edge : edges) {
            if (has(edge)) {
                double distance = distance(curve(edge), x, y);
                if (distance < least) {
                    least = distance;
                    nearest = edge;
                }
            }
        }
        return nearest;
    }

    private static double distance(double[] curve, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        Point2D before = on(curve, 0);
        for (int i = 1; i <= SAMPLES; i++) {
            Point2D next = on(curve, (double) i / SAMPLES);
            least = Math.min(least, toSegment(before, next, new Point2D(x, y)));
            before = next;
        }
        return least;
    }

    private static double toSegment(Point2D from, Point2D to, Point2D point) {
        Point2D along = to.subtract(from);
        double length = along.dotProduct(along);
        double share = length == 0 ? 0 : Math.clamp(point.subtract(from).dotProduct(along) / length, 0, 1);
        return point.distance(from.add(along.multiply(share)));
    }
}
