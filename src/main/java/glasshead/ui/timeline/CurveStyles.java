package glasshead.ui.timeline;

import glasshead.checkpoint.Curve;
import glasshead.ui.theme.Tones;
import java.util.List;
import javafx.scene.paint.Color;

/// How each curve is drawn: losses in the colours of text against the left axis, scores in colours of their own against the right one, and
/// dashed from where the colours begin again.
final class CurveStyles {

    private static final double[] WHOLE = {};
    private static final double[] DASHED = {5, 4};

    private final List<Curve> losses;
    private final List<Curve> scores;

    /// @param color  of the line
    /// @param dashes lengths of strokes and gaps, none for a whole line
    record CurveStyle(Color color, double[] dashes) {
    }

    CurveStyles(List<Curve> all) {
        losses = all.stream().filter(CurveStyles::isLoss).toList();
        scores = all.stream().filter(curve -> !isLoss(curve)).toList();
    }

    /// What has a unit is a loss; a score is a share of 1 and has none.
    static boolean isLoss(Curve curve) {
        return !curve.unit().isEmpty();
    }

    CurveStyle of(Curve curve, Tones tones) {
        List<Color> colors = isLoss(curve) ? List.of(tones.text(), tones.muted()) : List.of(tones.accent(), tones.answer(), tones
                .distractor());
        int index = (isLoss(curve) ? losses : scores).indexOf(curve);
        return new CurveStyle(colors.get(index % colors.size()), index / colors.size() % 2 == 0 ? WHOLE : DASHED);
    }
}
