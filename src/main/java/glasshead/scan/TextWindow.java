package glasshead.scan;

/// A window of a text, as the model read it.
///
/// @param ids   BOS included
/// @param start position in the text of its first token: `ids[i]` stands at `start + i`
public record TextWindow(int[] ids, int start) {
}
