package glasshead.experiment;

/// What a question about edges and circuits is asked on.
///
/// @param position where the logits are read, as in a contrast
public record OnSet(String model, DataSet set, int position, Cutting cutting, Options options) {
}
