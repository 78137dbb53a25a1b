package glasshead.analysis.lens;

import java.util.ArrayList;
import java.util.List;

/// Where a lens looks.
///
/// @param layer  the block that is entered there; the number of blocks for the end
/// @param middle whether behind that block's attention and before its MLP
public record LensPlace(int layer, boolean middle) {

    /// All of a model, in the order of the forward pass.
    ///
    /// @param middles with those behind attention
    static List<LensPlace> of(int layers, boolean middles) {
        List<LensPlace> places = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            places.add(new LensPlace(layer, false));
            if (middles) {
                places.add(new LensPlace(layer, true));
            }
        }
        places.add(new LensPlace(layers, false));
        return places;
    }
}
