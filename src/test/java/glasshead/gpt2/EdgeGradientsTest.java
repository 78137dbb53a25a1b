package glasshead.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.TensorSource;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Site;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A score by gradients is what a small step along its edge changes, divided by the step.
class EdgeGradientsTest {

    private static final double STEP = .01;
    /// "When Sarah and Alice went to the hospital, Alice gave a computer to", and with three other names.
    private static final int[] CLEAN = {1817, 845, 1396, 290, 1497, 794, 284, 262, 1108, 11, 1497, 947, 257, 1050, 284};
    private static final int[] CORRUPTED = {1817, 845, 1091, 290, 952, 794, 284, 262, 1108, 11, 1427, 947, 257, 1050, 284};

    /// What senders write, a step of the way to another run.
    private record Towards(Senders from, Senders to, double step) implements Senders {

        @Override
        public NDArray input(NDManager target) {
            return between(from.input(target), to.input(target));
        }

        @Override
        public NDArray z(NDManager target, int layer) {
            return between(from.z(target, layer), to.z(target, layer));
        }

        @Override
        public NDArray mlp(NDManager target, int layer) {
            return between(from.mlp(target, layer), to.mlp(target, layer));
        }

        @Override
        public NDArray port(NDManager target, Site site, int layer) {
            return between(from.port(target, site, layer), to.port(target, site, layer));
        }

        private NDArray between(NDArray one, NDArray other) {
            return one.mul(1 - step).add(other.mul(step));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aScoreIsTheFiniteDifferenceAlongItsEdge(boolean raw) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        CheckpointFolder folder = CheckpointFolder.open(TestModels.GIVEN.resolve("tiny-english"));
        try (NDManager manager = NDManager.newBaseManager("PyTorch"); TensorSource tensors = folder.openTensors()) {
            Gpt2 model = Gpt2.load(Gpt2Config.parse(folder.config()), tensors, raw, manager);
            ActivationCache clean = model.run(CLEAN, List.of(), () -> false);
            ActivationCache corrupted = model.run(CORRUPTED, List.of(), () -> false);
            int[] cut = IntStream.range(2, CLEAN.length).toArray();
            try (PairedRows whole = new PairedRows(model, List.of(clean), List.of(Senders.of(corrupted)), 14, cut)) {
                double[] scores = EdgeGradients.scores(whole, new double[] {1}, last -> number(model, last), () -> false)[0];
                Map<Edge, Double> up = effects(model, clean, new Towards(Senders.of(clean), Senders.of(corrupted), STEP), cut);
                Map<Edge, Double> down = effects(model, clean, new Towards(Senders.of(clean), Senders.of(corrupted), -STEP), cut);
                Graph graph = whole.graph();
                double largest = IntStream.range(0, scores.length).mapToDouble(i -> Math.abs(scores[i])).max().orElseThrow();
                assertTrue(largest > .02, () -> "nothing to compare: " + largest);
                graph.edges().forEach(edge -> {
                    double score = scores[graph.index(edge)];
                    double difference = (up.get(edge) - down.get(edge)) / (2 * STEP);
                    assertEquals(difference, score, 2e-3 * Math.max(1, Math.abs(score)), edge.toString());
                });
                nodesAgree(model, clean, Senders.of(corrupted), whole, cut);
            }
            model.close();
        }
    }

    /// The same of attribution patching: of nodes instead of edges.
    private static void nodesAgree(Gpt2 model, ActivationCache clean, Senders corrupted, PairedRows whole, int[] cut) {
        whole.keepPorts(List.of(corrupted));
        double[] scores = NodeGradients.scores(whole, NodeMethod.ATP, last -> number(model, last), () -> false)[0];
        float[] up = nodeEffects(model, clean, new Towards(Senders.of(clean), corrupted, STEP), cut);
        float[] down = nodeEffects(model, clean, new Towards(Senders.of(clean), corrupted, -STEP), cut);
        for (int node = 0; node < scores.length; node++) {
            assertEquals((up[node] - down[node]) / (2 * STEP), scores[node], 2e-3 * Math.max(1, Math.abs(scores[node])), PatchedNode.all(
                    whole.graph()).get(node).toString());
        }
    }

    private static float[] nodeEffects(Gpt2 model, ActivationCache clean, Senders others, int[] cut) {
        try (PairedRows rows = new PairedRows(model, List.of(clean), List.of(others), 14, cut); NDManager target = model.newManager()) {
            rows.keepPorts(List.of(others));
            return number(model, NodeVariants.residuals(rows, PatchedNode.all(rows.graph()), target, () -> false)).toFloatArray();
        }
    }

    private static NDArray number(Gpt2 model, NDArray last) {
        NDArray logits = model.logits(last.reshape(-1, last.getShape().get(last.getShape().dimension() - 1)));
        return logits.get(":, 1396").sub(logits.get(":, 1497"));
    }

    private static Map<Edge, Double> effects(Gpt2 model, ActivationCache clean, Senders others, int[] cut) {
        Map<Edge, Double> effects = new TreeMap<>();
        try (PairedRows rows = new PairedRows(model, List.of(clean), List.of(others), 14, cut)) {
            Graph graph = rows.graph();
            EdgeVariants.Sink sink = (receivers, residuals) -> {
                float[] numbers = number(model, residuals).toFloatArray();
                int senders = (int) residuals.getShape().get(2);
                for (int i = 0; i < numbers.length; i++) {
                    effects.put(new Edge(graph.senders().get(i % senders), receivers.get(i / senders)), (double) numbers[i]);
                }
            };
            for (int layer = 0; layer < graph.layers(); layer++) {
                new EdgeVariants(rows, 0, graph.before(graph.receivers().get(layer * (3 * graph.heads() + 1))), sink, () -> false)
                        .intoHeads(
                                layer);
                new EdgeVariants(rows, 0, graph.before(graph.receivers().get(layer * (3 * graph.heads() + 1) + 3 * graph.heads())), sink,
                        () -> false).intoMlp(layer);
            }
            new EdgeVariants(rows, 0, graph.senders().size(), sink, () -> false).intoLogits();
        }
        return effects;
    }
}
