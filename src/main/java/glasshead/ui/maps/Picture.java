package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.experiment.view.MapsLook;
import glasshead.experiment.view.PatchDirection;
import glasshead.experiment.view.PatchMeasure;
import java.util.List;
import java.util.stream.DoubleStream;

/// What is drawn: a sheet's maps as matrices, all with the same colour limits so that they can be compared.
///
/// @param layer the layer whose heads are shown, or [MapsLook#ALL_LAYERS]
/// @param limit the largest size of what is painted
record Picture(Sheet sheet, PatchMeasure measure, int layer, List<Tile> tiles, double limit) {

    Picture(Sheet sheet, PatchMeasure measure, int layer) {
        this(sheet, measure, layer, new Tiles(sheet, normalises(sheet, measure), layer).all());
    }

    private Picture(Sheet sheet, PatchMeasure measure, int layer, List<Tile> tiles) {
        this(sheet, measure, layer, tiles, limit(tiles, normalises(sheet, measure)));
    }

    /// Whether shares are shown instead of logits.
    boolean normalised() {
        return normalises(sheet, measure);
    }

    /// What a run without any cell's change has on the scale: its colour is neutral.
    double neutral() {
        return normalised() && sheet.direction() == PatchDirection.INTO_CLEAN ? 1 : 0;
    }

    /// Both prompts with the same logit difference leave nothing to be shares of.
    private static boolean normalises(Sheet sheet, PatchMeasure measure) {
        return sheet.question().patching() && measure == PatchMeasure.NORMALISED
                && sheet.shown().findFirst().filter(map -> map.source() != map.base()).isPresent();
    }

    private static double limit(List<Tile> tiles, boolean normalised) {
        double largest = tiles.stream().flatMapToDouble(tile -> DoubleStream.of(tile.values())).filter(Double::isFinite).map(Math::abs)
                .max().orElse(0);
        return normalised ? Math.max(1, largest) : largest > 0 ? largest : 1;
    }

    /// What a cell is on the scale from the corrupted run, 0, to the clean one, 1; `NaN` without patching.
    static double share(EffectMap map, int cell, PatchDirection direction) {
        if (!map.kind().patching()) {
            return Double.NaN;
        }
        return direction == PatchDirection.INTO_CLEAN ? 1 - map.normalised(cell) : map.normalised(cell);
    }
}
