package glasshead.ui.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.circuit.KnownCircuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Receiver;
import glasshead.pixels.Area;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

/// Where nodes, ports and edges are, of a small graph and of GPT-2's.
class GraphLayoutTest {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 230;
    private static final double EM = 13;
    private static final Graph SMALL = new Graph(4, 6, true);
    private static final Graph GPT2 = new Graph(12, 12, true);

    private static GraphLayout layout(Graph graph, Set<GraphNode> taking) {
        return new GraphLayout(graph, taking, WIDTH, HEIGHT, EM);
    }

    private static boolean overlap(Area one, Area other) {
        return one.left() < other.right() && other.left() < one.right() && one.top() < other.bottom() && other.top() < one.bottom();
    }

    private static void assertApartAndInside(GraphLayout layout) {
        List<Area> areas = new ArrayList<>(layout.places().values());
        for (int i = 0; i < areas.size(); i++) {
            Area area = areas.get(i);
            assertTrue(area.left() >= 0 && area.right() <= WIDTH && area.top() >= -1 && area.bottom() <= HEIGHT + 1, area.toString());
            areas.subList(0, i).forEach(other -> assertFalse(overlap(area, other), () -> area + " on " + other));
        }
    }

    @Test
    void allOfASmallGraphIsDrawnAndOfALargeOneWhatTakesPart() {
        GraphLayout small = layout(SMALL, Set.of());
        assertEquals(SMALL.senders().size() + 1, small.places().size());
        assertApartAndInside(small);
        assertEquals(2, layout(GPT2, Set.of()).places().size(), "input and logits");
        GraphLayout whole = layout(GPT2, Set.copyOf(GraphNode.all(GPT2)));
        assertEquals(GPT2.senders().size() + 1, whole.places().size());
        assertApartAndInside(whole);
    }

    @Test
    void headsOfALargeGraphThatTakePartStandCloselyAndHaveRoomForTheirNames() {
        KnownCircuit published = KnownCircuit.shipped().getFirst();
        Set<GraphNode> taking = new HashSet<>();
        published.all().forEach(part -> taking.add(new GraphNode(part)));
        GraphLayout layout = layout(GPT2, taking);
        assertEquals(taking.size() + 2, layout.places().size());
        assertApartAndInside(layout);
        GraphLayout all = layout(GPT2, Set.copyOf(GraphNode.all(GPT2)));
        assertTrue(layout.leastHeight(10) < all.leastHeight(10) / 2, "few rows where few take part");
        GraphLayout readable = new GraphLayout(GPT2, Set.copyOf(GraphNode.all(GPT2)), WIDTH, all.leastHeight(EM), EM);
        readable.places().values().forEach(area -> assertTrue(area.height() >= EM - 1e-9 && area.width() > 3 * EM, area.toString()));
    }

    @Test
    void inItsLeastSizeTheLongestNameFitsItsBoxWithAsManyLayersAsGpt2XlHas() {
        Graph xl = new Graph(48, 25, true);
        Set<GraphNode> all = Set.copyOf(GraphNode.all(xl));
        double letter = 7;
        double least = new GraphLayout(xl, all, WIDTH, HEIGHT, EM).leastWidth(name -> letter * name.length());
        GraphLayout layout = new GraphLayout(xl, all, least, HEIGHT, EM);
        layout.places().values().forEach(area -> assertTrue(area.width() >= letter * "L47H24".length() + 2, area.toString()));
        assertTrue(layout(SMALL, Set.of()).leastWidth(name -> letter * name.length()) < WIDTH, "a small one fits as it is");
    }

    @Test
    void whatIsDrawnIsFoundAgain() {
        GraphLayout layout = layout(SMALL, Set.of());
        for (Receiver receiver : SMALL.receivers()) {
            Point2D port = layout.port(receiver);
            assertEquals(receiver, layout.receiverAt(port.getX() + 1, port.getY()), receiver.toString());
        }
        layout.places().forEach((node, area) -> assertEquals(node, layout.nodeAt(area.left() + area.width() / 2, area.top() + area.height()
                / 2)));
        Edge edge = Edge.parse("L0H5->L3H0.k");
        Point2D on = GraphLayout.on(layout.curve(edge), .4);
        assertEquals(edge, layout.edgeAt(on.getX(), on.getY() + 2, List.of(edge, Edge.parse("input->L0H0.q"))));
        assertNull(layout.edgeAt(on.getX(), on.getY() + 60, List.of(edge)));
    }

    @Test
    void rankingsGoBySizeOrByWhatHurtsAndUnknownEdgesComeLast() {
        List<Edge> edges = SMALL.edges().subList(0, 4);
        double[] scores = {.5, -.2, Double.NaN, -.5};
        assertEquals("[0, 3, 1, 2]", Arrays.toString(Ranking.of(edges, scores, false).order()), "equal ones in the graph's order");
        assertEquals("[3, 1, 0, 2]", Arrays.toString(Ranking.of(edges, scores, true).order()));
        assertEquals(List.of(edges.get(1), edges.get(3)), Ranking.of(edges, scores, true).strongest(2).kept());
        CurveRun run = CurveRun.of(927);
        IntStream.of(0, 1, 24, 500, 927).forEach(count -> assertEquals(count, run.count(run.share(count))));
    }
}
