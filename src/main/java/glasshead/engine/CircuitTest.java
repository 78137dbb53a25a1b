package glasshead.engine;

import glasshead.experiment.Edge;
import glasshead.experiment.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How well a circuit stands up to taking parts away.
///
/// Source: "Interpretability in the Wild" (Wang et al., 2022), sections 4.1 and 4.2: a circuit C is complete when for every set K of parts
/// the circuit without K does as the whole model M without K; it is minimal when each part matters in it.
///
/// @param all      the mean logit difference of the whole model
/// @param none     the same with every edge cut
/// @param circuit  the same of the circuit
/// @param knockouts sets of parts whose edges are cut in both, as far as they are there
/// @param edges    what each kept edge matters in the circuit, as far as it is there
/// @param done     how many circuits have been run
/// @param of       how many there will be
public record CircuitTest(CircuitQuestion.OfCircuitTest question, ModelInfo model, double all, double none, double circuit,
        List<Knockout> knockouts, List<EdgeShare> edges, int done, int of) {

    /// A set of parts, all of whose outgoing edges are cut.
    ///
    /// @param name    of a class of heads, `random 3` or `worst found`
    /// @param circuit the mean logit difference of the circuit without it
    /// @param whole   the same of the whole model without it
    public record Knockout(String name, List<Part> parts, double circuit, double whole) {

        /// How far the circuit is from doing as the model.
        public double gap() {
            return Math.abs(circuit - whole);
        }
    }

    /// What cutting one kept edge changes.
    ///
    /// @param change of the circuit's mean logit difference
    public record EdgeShare(Edge edge, double change) {
    }

    /// The unit of shares: what the whole model has above nothing.
    public double range() {
        return all - none;
    }

    /// The set at which circuit and model differ most.
    public Optional<Knockout> worst() {
        return knockouts.stream().max(Comparator.comparingDouble(Knockout::gap));
    }

    /// The edges that change less than a share of the range, of those tried.
    public List<Edge> idle(double share) {
        return edges.stream().filter(edge -> Math.abs(edge.change) < share * Math.abs(range())).map(EdgeShare::edge).toList();
    }

    public boolean complete() {
        return done == of;
    }
}
