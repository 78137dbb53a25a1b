package glasshead.ui.heatmap;

/// What the card beside the pointer says.
///
/// @param style the style class of the value: `answer`, `distractor` or empty
public record TipText(String place, String value, String style) {
}
