package glasshead.ui.lens;

import glasshead.analysis.lens.LensPlace;
import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.experiment.Site;
import glasshead.experiment.view.LensKind;

/// How places and lenses are called.
final class LensTexts {

    private LensTexts() {}

    /// Beside a row: `L2 pre`, `L2 mid`, `end`.
    static String row(LensPlace place, int layers) {
        return place.layer() == layers ? "end" : "L" + place.layer() + (place.middle() ? " mid" : " pre");
    }

    /// In a sentence.
    static String place(LensPlace place, int layers) {
        return place.layer() == layers ? "at the end" : place.middle() ? "after attention " + place.layer() : "before block " + place
                .layer();
    }

    /// TransformerLens' name.
    static String site(LensPlace place, int layers) {
        if (place.layer() == layers) {
            return layers == 0 ? "hook_embed + hook_pos_embed" : Site.RESID_POST.at(layers - 1);
        }
        return (place.middle() ? Site.RESID_MID : Site.RESID_PRE).at(place.layer());
    }

    /// `·Mary 4`, `BOS 0`.
    static String token(Findings found, int position) {
        return label(found, position) + " " + position;
    }

    static String label(Findings found, int position) {
        return found.tokens().bos() && position == 0 ? "BOS" : found.tokens().labels()[position];
    }

    /// Why the lens can't be read, once there are findings.
    ///
    /// @param fitting whether it is being fitted now
    static String missing(LensKind kind, ModelInfo model, boolean fitting) {
        String lens = kind == LensKind.TUNED ? "tuned lens" : "Jacobian lens";
        return fitting ? "The " + lens + " of " + model.name() + " is being fitted. It shows here once it is; everything else can be used "
                + "meanwhile." : "No " + lens + " was fitted to " + model.name() + " here: press Fit.";
    }
}
