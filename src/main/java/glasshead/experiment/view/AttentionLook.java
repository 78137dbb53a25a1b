package glasshead.experiment.view;

import glasshead.experiment.Usual;
import glasshead.experiment.Weighting;

/// How attention is shown.
///
/// @param direction   which way the coloured text reads it
/// @param hideBos     whether BOS's column is left out of picture and colour range, so that it does not drown the rest
/// @param followHover whether the head under the pointer is shown, or only those that were clicked
/// @param zoom        of the heatmap
public record AttentionLook(AttentionPicture picture, Weighting weighting, TextDirection direction, boolean hideBos, boolean followHover,
        Zoom zoom) {

    @Usual
    public static final AttentionLook USUAL = new AttentionLook(AttentionPicture.HEATMAP, Weighting.ATTENTION, TextDirection.TO, false,
            true, Zoom.FIT);

    public AttentionLook withPicture(AttentionPicture changed) {
        return new AttentionLook(changed, weighting, direction, hideBos, followHover, zoom);
    }

    public AttentionLook withWeighting(Weighting changed) {
        return new AttentionLook(picture, changed, direction, hideBos, followHover, zoom);
    }

    public AttentionLook withDirection(TextDirection changed) {
        return new AttentionLook(picture, weighting, changed, hideBos, followHover, zoom);
    }

    public AttentionLook withHideBos(boolean changed) {
        return new AttentionLook(picture, weighting, direction, changed, followHover, zoom);
    }

    public AttentionLook withFollowHover(boolean changed) {
        return new AttentionLook(picture, weighting, direction, hideBos, changed, zoom);
    }

    public AttentionLook withZoom(Zoom changed) {
        return new AttentionLook(picture, weighting, direction, hideBos, followHover, changed);
    }
}
