package glasshead.engine;

import glasshead.experiment.Circuit;

/// How far the pruning of ACDC is.
///
/// @param circuit what is kept so far
/// @param value   the metric of the circuit as it is, in the mean over rows
/// @param tried   how many edges have been tried
/// @param of      how many there are; each takes a run of the set
public record AcdcFindings(CircuitQuestion.OfAcdc question, ModelInfo model, Circuit.OfEdges circuit, double value, int tried, int of) {
}
