package glasshead.engine;

/// What a run took.
///
/// @param milliseconds from the request's start on the inference thread to the last number
/// @param firstLayer   the first block that was run; `layers` when only analyses were
/// @param layers       how many blocks the model has
/// @param share        of the matrix products of a full run, 0 to 1 (over 1 when several runs were needed)
/// @param bytes        memory that the kept activations hold
/// @param resident     memory that the whole program holds, 0 where the system does not tell
public record Cost(double milliseconds, int firstLayer, int layers, double share, long bytes, long resident, int threads) {
}
