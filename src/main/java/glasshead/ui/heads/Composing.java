package glasshead.ui.heads;

import glasshead.analysis.HeadComposition;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The composition that the grid can show: of which kind, and with which head.
///
/// @param scores of the locked head with all others, once a head is locked and they are there
record Composing(CompositionKind kind, HeadComposition.@Nullable Scores scores) {

    /// The score less what unrelated matrices have, as in the paper; `NaN` where there is none.
    double aboveRandom(Head other) {
        return scores == null ? Double.NaN : scores.of(kind, other) - scores.random();
    }

    /// The largest distance from random matrices of all kinds, so that colours can be compared when the kind is changed.
    double limit() {
        return scores == null ? 0 : Arrays.stream(scores.values()).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite).map(score -> Math.abs(score - scores.random())).max().orElse(0);
    }
}
