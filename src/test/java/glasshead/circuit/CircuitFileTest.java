package glasshead.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitFileTest {

    private static final Graph GRAPH = new Graph(2, 2, true);
    private static final Circuit.OfEdges CIRCUIT = new Circuit.OfEdges(List.of(Edge.parse("L0H1->L1H0.q"), Edge.parse("MLP1->logits"), Edge
            .parse("input->MLP0")), Map.of(Edge.parse("L0H1->L1H0.q"), -.5, Edge.parse("input->MLP1"), .25));

    @TempDir
    private Path folder;

    @Test
    void ourFormComesBack() {
        assertEquals(CIRCUIT, CircuitFile.parse(CircuitFile.write(CIRCUIT)));
        Circuit heads = new Circuit.OfHeads(List.of(new Head(0, 1), new Head(1, 0)));
        assertEquals(heads, CircuitFile.parse(CircuitFile.write(heads)));
        assertEquals(heads, CircuitFile.parse("{\"heads\": [\"L1H0\", \"L0H1\"], \"note\": \"found elsewhere\"}"));
    }

    @Test
    void theFormOfEapIgAndMibComesBackWithEveryEdge() throws IOException {
        Path file = folder.resolve("found.eap.json");
        CircuitFormat.write(CIRCUIT, GRAPH, 8, file);
        Circuit.OfEdges read = (Circuit.OfEdges) CircuitFile.read(file);
        assertEquals(CIRCUIT.kept(), read.kept());
        assertEquals(GRAPH.edges().size(), read.scores().size());
        assertEquals(-.5, read.scores().get(Edge.parse("L0H1->L1H0.q")));
        String text = Files.readString(file);
        assertTrue(text.contains("\"a0.h1->a1.h0<q>\"") && text.contains("\"m1->logits\"") && text.contains("\"n_layers\" : 2"), text);
    }

    /// As MIB writes it, where nodes are objects.
    @Test
    void mibsNodesAreLeftAside() {
        Circuit read = CircuitFile.parse("""
                {"cfg": {"n_layers": 2, "n_heads": 2, "parallel_attn_mlp": false, "d_model": 8},
                 "nodes": {"input": {"in_graph": true}, "a0.h1": {"in_graph": true, "score": 0.5}},
                 "edges": {"input->a0.h1<v>": {"score": -0.5, "in_graph": true}, "input->m0": {"score": 0.1, "in_graph": false}}}""");
        assertEquals(List.of(Edge.parse("input->L0H1.v")), ((Circuit.OfEdges) read).kept());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|neither", "{\"kept\": [], \"heads\": []}|both",
        "{\"kept\": [\"L1H0->L0H1.q\"]}|does not come after",
        "{\"kept\": [3]}|kept", "{\"heads\": [\"L1\"]}|not a head", "[]|circuit",
        "{\"edges\": {\"a0.h1->a1.h0\": {\"in_graph\": true}}}|reads nothing",
        "{\"edges\": {\"m1->m0\": {\"in_graph\": true}}}|does not come after",
        "{\"kept\": [\"input->logits\"], \"scores\": {\"input->logits\": 1e999}}|must be a number"})
    void whatIsNoCircuitGetsASentence(String json, String part) {
        String sentence = assertThrows(BadInput.class, () -> CircuitFile.parse(json)).getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void aPictureNamesUnitsPortsAndStrength() {
        String dot = CircuitFormat.dot(CIRCUIT);
        assertTrue(dot.startsWith("digraph circuit {") && dot.contains("\"L0H1\" -> \"L1H0\" [label=\"q\", penwidth=4.00"), dot);
    }

    @Test
    void aPictureForGraphvizIsReadAgainWithItsScores() {
        Circuit.OfEdges read = (Circuit.OfEdges) CircuitFile.parse(CircuitFormat.dot(CIRCUIT));
        assertEquals(CIRCUIT.kept(), read.kept());
        assertEquals(-.5, read.scores().get(Edge.parse("L0H1->L1H0.q")));
        assertTrue(assertThrows(BadInput.class, () -> CircuitFile.parse("digraph g { a -> b; }")).getMessage().contains("no edges"));
        assertTrue(assertThrows(BadInput.class, () -> CircuitFile.parse("digraph g { \"L1H0\" -> \"L0H1\" [label=\"q\"]; }")).getMessage()
                .contains("does not come after"));
    }

    @Test
    void anUnknownEndingAndACircuitOfHeadsWithoutEdgesAreRefused() {
        assertTrue(assertThrows(BadInput.class, () -> CircuitFormat.write(CIRCUIT, GRAPH, 8, folder.resolve("a.pt"))).getMessage().contains(
                "must end in"));
        assertTrue(assertThrows(BadInput.class, () -> CircuitFormat.write(new Circuit.OfHeads(List.of()), GRAPH, 8, folder.resolve(
                "a.dot"))).getMessage().contains("no edges"));
    }
}
