package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import glasshead.gpt2.Gpt2;

/// Takes residual streams through a lens.
final class LensRows {

    private LensRows() {}

    /// @param rows `[row, d_model]`, whose manager owns the result
    /// @param place before which block, the number of blocks for the end
    static NDArray through(Lens lens, Gpt2 model, NDArray rows, int place) {
        return switch (lens) {
            case Lens.Logit _ -> rows;
            case FittedLens fitted -> through(fitted, model, rows, place);
        };
    }

    private static NDArray through(FittedLens lens, Gpt2 model, NDArray rows, int place) {
        NDArray map = rows.getManager().create(lens.maps().get(place), new Shape(lens.width(), lens.width()));
        return switch (lens.kind()) {
            case TUNED -> {
                NDArray centred = centred(model, rows);
                yield centred.add(centred.matMul(map)).add(rows.getManager().create(lens.offsets().get(place)));
            }
            case JACOBIAN -> rows.getNDArrayInternal().linear(rows, map, null).get(0);
        };
    }

    /// With raw weights what processing would have taken away: the mean, which no LayerNorm sees.
    static NDArray centred(Gpt2 model, NDArray rows) {
        return model.config().hasLayerNorm() ? rows.sub(rows.mean(new int[] {1}, true)) : rows;
    }
}
