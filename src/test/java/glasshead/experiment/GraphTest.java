package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTest {

    @ParameterizedTest
    @CsvSource({"tiny-english,4,6,true", "attn-only-2l,2,6,false"})
    void theGraphIsTheReferences(String model, int layers, int heads, boolean mlps) throws IOException {
        JsonNode reference = new ObjectMapper().readTree(Path.of("src/test/resources/reference/circuits", model, "edges.json").toFile());
        Graph graph = new Graph(layers, heads, mlps);
        List<String> edges = new ArrayList<>();
        reference.get("exact").fieldNames().forEachRemaining(edges::add);
        assertEquals(edges, graph.edges().stream().map(Edge::toString).toList());
        assertEquals(texts(reference.get("senders")), graph.senders().stream().map(Part::toString).toList());
        assertEquals(texts(reference.get("receivers")), graph.receivers().stream().map(Receiver::toString).toList());
        assertEquals(graph.edges().size(), graph.edgeCount());
        graph.edges().forEach(edge -> {
            assertEquals(edge, graph.edges().get(graph.index(edge)));
            assertEquals(edge, Edge.parse(edge.toString()));
            assertEquals(edge.sender(), graph.senders().get(graph.index(edge.sender())));
            assertTrue(graph.index(edge.sender()) < graph.before(edge.receiver()));
        });
        graph.receivers().forEach(receiver -> assertEquals(graph.senders().stream().filter(receiver::reads).count(), graph.before(
                receiver)));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    void gpt2SmallHasTheEdgesThatEveryoneCounts() {
        assertEquals(32_491, new Graph(12, 12, true).edges().size());
    }

    @ParameterizedTest
    @CsvSource({"L0H1-L2H4.q, is not an edge", "L0H1->L2H4, reads nothing", "L0H1->L0H2.q, does not come after",
        "MLP1->MLP1, does not come",
        "logits->L0H1.q, writes nothing", "input->logitss, reads nothing", "L9999H0->logits, writes nothing"})
    void whatIsNoEdgeGetsASentence(String written, String part) {
        String sentence = assertThrows(BadInput.class, () -> Edge.parse(written)).getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void anEdgeThatTheModelDoesNotHaveGetsASentence() {
        Graph graph = new Graph(2, 6, false);
        for (String edge : List.of("input->MLP1", "L1H6->logits", "input->L2H0.q")) {
            assertTrue(assertThrows(BadInput.class, () -> graph.require(List.of(Edge.parse(edge)))).getMessage().contains("no edge "
                    + edge));
        }
    }

    @Test
    void pruningTakesAwayWhatHasNoWayFromInputToLogits() {
        List<Edge> kept = edges("input->L0H1.v", "L0H1->L1H2.k", "L1H2->logits", "L0H3->L1H2.q", "L0H1->MLP0", "input->L1H4.q");
        assertEquals(List.of("input->L0H1.v", "L0H1->L1H2.k", "L1H2->logits"), Circuit.OfEdges.of(kept).pruned().kept().stream().map(
                Edge::toString).toList());
        assertEquals(Set.of(), Graph.connected(edges("input->L0H1.v", "L1H2->logits")));
    }

    @Test
    void edgesAreRankedBySizeOrByWhatTheyHold() {
        Map<Edge, Double> scores = Map.of(Edge.parse("input->L0H0.q"), -1., Edge.parse("input->L0H0.k"), 2., Edge.parse("input->L0H0.v"),
                -3., Edge.parse("input->logits"), -1.);
        assertEquals(edges("input->L0H0.v", "input->L0H0.k", "input->L0H0.q", "input->logits"), Circuit.ranked(scores, false));
        assertEquals(edges("input->L0H0.v", "input->L0H0.q", "input->logits", "input->L0H0.k"), Circuit.ranked(scores, true));
        assertEquals(edges("input->L0H0.v"), Circuit.OfEdges.strongest(scores, 1, true).kept());
    }

    @Test
    void circuitsOverlap() {
        Circuit.OfEdges one = Circuit.OfEdges.of(edges("input->L0H0.q", "input->L0H0.k", "input->logits"));
        assertEquals(.5, one.jaccard(Circuit.OfEdges.of(edges("input->L0H0.q", "input->logits", "input->L0H0.v"))));
        assertEquals(1, one.jaccard(one));
        assertEquals(1, Circuit.OfEdges.of(List.of()).jaccard(Circuit.OfEdges.of(List.of())));
    }

    private static List<Edge> edges(String... names) {
        return List.of(names).stream().map(Edge::parse).toList();
    }
}
