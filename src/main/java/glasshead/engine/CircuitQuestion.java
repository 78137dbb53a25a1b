package glasshead.engine;

import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Metric;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.OnSet;
import glasshead.experiment.Part;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.PathMode;
import glasshead.experiment.Receiver;
import java.util.List;
import java.util.SequencedMap;

/// What is asked of edges, nodes and circuits on a set.
///
/// @param <R> the answer
public sealed interface CircuitQuestion<R> extends Question<R> {

    OnSet on();

    @Override
    default String model() {
        return on().model();
    }

    @Override
    default boolean raw() {
        return on().options().rawWeights();
    }

    /// By how much does a metric change, example by example, when each edge of the model and nothing else is cut?
    ///
    /// @param first edges that are measured before the others where each is cut by itself, the most wanted first; the answer does not
    ///              depend on them
    record OfEdges(OnSet on, EdgeMethod method, Metric metric, List<Edge> first) implements CircuitQuestion<EdgeScores> {

        public OfEdges {
            first = List.copyOf(first);
        }

        /// From the last receivers on.
        public OfEdges(OnSet on, EdgeMethod method, Metric metric) {
            this(on, method, metric, List.of());
        }
    }

    /// How does an edge act, example by example: by moving attention, or by what is gathered there?
    record OfEdgeAction(OnSet on, Edge edge, Metric metric) implements CircuitQuestion<EdgeAction> {
    }

    /// By how much does a metric change, example by example, when each node of the model and nothing else is taken from elsewhere?
    ///
    /// @param first nodes that are measured before the others where each is changed by itself, the most wanted first; the answer does not
    ///              depend on them
    record OfNodes(OnSet on, NodeMethod method, Metric metric, List<PatchedNode> first) implements CircuitQuestion<NodeScores> {

        public OfNodes {
            first = List.copyOf(first);
        }

        /// From the last layer on.
        public OfNodes(OnSet on, NodeMethod method, Metric metric) {
            this(on, method, metric, List.of());
        }
    }

    /// By how much does the logit difference change, example by example, when a head reaches some receivers with what it writes elsewhere?
    ///
    /// @param via receivers on the way, in order: each passes on only what its head or MLP writes more when it reads more
    /// @param to  the logits alone, or any others together
    record OfPaths(OnSet on, List<Receiver> via, List<Receiver> to, PathMode mode) implements CircuitQuestion<PathEffects> {

        public OfPaths {
            via = List.copyOf(via);
            to = List.copyOf(to);
        }

        /// In one hop.
        public OfPaths(OnSet on, List<Receiver> to, PathMode mode) {
            this(on, List.of(), to, mode);
        }
    }

    /// How well does the model do, example by example, when only a circuit is kept?
    record OfCircuits(OnSet on, List<Circuit> circuits) implements CircuitQuestion<CircuitFindings> {
    }

    /// Which edges are left when all are dropped, one by one, that make a metric worse by less than a threshold?
    record OfAcdc(OnSet on, double threshold, Metric metric) implements CircuitQuestion<AcdcFindings> {
    }

    /// Does a circuit do as the model when the same parts are taken from both, and which of its edges can it do without?
    ///
    /// @param classes sets of parts that are taken away together, by name
    /// @param random  how many random sets of the circuit's parts are taken away besides
    record OfCircuitTest(OnSet on, Circuit.OfEdges circuit, SequencedMap<String, List<Part>> classes, int random, long seed)
            implements
                CircuitQuestion<CircuitTest> {
    }
}
