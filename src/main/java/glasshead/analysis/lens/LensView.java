package glasshead.analysis.lens;

import java.util.List;

/// A model read through a lens.
///
/// @param positions where it was read
/// @param cells     `[place][position]`
public record LensView(List<LensPlace> places, int[] positions, LensCell[][] cells) {
}
