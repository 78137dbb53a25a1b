package glasshead.engine.verify;

/// A figure measured again.
///
/// @param expected as published; of many numbers the one that is furthest off
/// @param got      what this program and this model give, of the same number
/// @param agrees   whether every number is within the figure's tolerance
public record FigureResult(Figure figure, String expected, String got, boolean agrees) {
}
