package glasshead.experiment.view;

import glasshead.experiment.Usual;

/// How a prompt is looked at through a lens.
///
/// @param middle  whether the residual stream behind each block's attention is shown too
/// @param measure what colours the cells
/// @param side    of which run, where there are interventions
/// @param spot    the cell that was clicked
/// @param zoom    how wide the cells are, in times their usual width
public record LensLook(LensKind lens, boolean middle, LensMeasure measure, LensSide side, LensSpot spot, double zoom) {

    @Usual
    public static final LensLook USUAL = new LensLook(LensKind.LOGIT, false, LensMeasure.TOP, LensSide.AFTER, LensSpot.NONE, 1);

    public LensLook withLens(LensKind changed) {
        return new LensLook(changed, middle, measure, side, spot, zoom);
    }

    public LensLook withMiddle(boolean changed) {
        return new LensLook(lens, changed, measure, side, spot, zoom);
    }

    public LensLook withMeasure(LensMeasure changed) {
        return new LensLook(lens, middle, changed, side, spot, zoom);
    }

    public LensLook withSide(LensSide changed) {
        return new LensLook(lens, middle, measure, changed, spot, zoom);
    }

    public LensLook withSpot(LensSpot changed) {
        return new LensLook(lens, middle, measure, side, changed, zoom);
    }

    public LensLook withZoom(double changed) {
        return new LensLook(lens, middle, measure, side, spot, changed);
    }
}
