package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.MapKind;
import glasshead.experiment.Usual;

/// What of the maps over the whole model is shown.
///
/// @param layer     whose heads are shown where rows are heads, or [#ALL_LAYERS]
/// @param scattered which ablation the scatter shows
public record MapsLook(MapQuestion question, PatchDirection direction, PatchMeasure measure, int layer, MapKind scattered) {

    public static final int ALL_LAYERS = -1;

    @Usual
    public static final MapsLook USUAL = new MapsLook(MapQuestion.HEADS, PatchDirection.INTO_CORRUPTED, PatchMeasure.NORMALISED,
            ALL_LAYERS, MapKind.ZERO);

    public MapsLook {
        if (layer < ALL_LAYERS) {
            throw new BadInput("a layer counts from 0, or is " + ALL_LAYERS + " for all");
        }
    }

    public MapsLook withQuestion(MapQuestion changed) {
        return new MapsLook(changed, direction, measure, layer, scattered);
    }

    public MapsLook withDirection(PatchDirection changed) {
        return new MapsLook(question, changed, measure, layer, scattered);
    }

    public MapsLook withMeasure(PatchMeasure changed) {
        return new MapsLook(question, direction, changed, layer, scattered);
    }

    public MapsLook withLayer(int changed) {
        return new MapsLook(question, direction, measure, changed, scattered);
    }

    public MapsLook withScattered(MapKind changed) {
        return new MapsLook(question, direction, measure, layer, changed);
    }
}
