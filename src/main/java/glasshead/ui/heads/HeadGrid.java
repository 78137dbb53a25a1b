package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Thumbnails;
import glasshead.engine.Findings;
import glasshead.engine.Results;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.view.Side;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the head grid shows of the findings: one run's patterns and numbers, and which heads are ablated.
///
/// @param scores on standard data, once there are any
/// @param mean   attribution over a set, where the grid speaks of one in the place of the prompt
record HeadGrid(Findings found, Side side, CellPicture picture, @Nullable ModelScores scores, Composing composing,
        @Nullable MeanAttribution mean) {

    HeadGrid(Findings found, Side side, CellPicture picture, @Nullable ModelScores scores, Composing composing) {
        this(found, side, picture, scores, composing, null);
    }

    /// What the active interventions do to a head: nothing, change something of it, or ablate its output at some or all positions.
    enum Ablation {
        NONE, CHANGED, SOME_POSITIONS, EVERYWHERE
    }

    int layers() {
        return found.model().layers();
    }

    int heads() {
        return found.model().heads();
    }

    List<Head> allHeads() {
        return found.model().allHeads();
    }

    Thumbnails patterns() {
        return run().get(Thumbnails.ANALYSIS);
    }

    /// `NaN` where it is undefined.
    double value(HeadMetric metric, Head head) {
        if (metric == HeadMetric.ATTRIBUTION) {
            return hasContrast() ? attribution(side).of(head) : Double.NaN;
        }
        return run().get(HeadScores.ANALYSIS).of(metric, head);
    }

    boolean hasContrast() {
        return mean != null || !found.contrast().isEmpty();
    }

    /// The end of the metric's colour scale: 1 where that is its natural end, else the largest absolute value in both runs, so that
    /// colours do not change their meaning when a head is ablated.
    double limit(HeadMetric metric) {
        return switch (metric) {
            case PREVIOUS, DUPLICATE, INDUCTION, FIRST -> 1;
            case ATTRIBUTION -> hasContrast() ? Stream.of(Side.values()).mapToDouble(each -> largest(attribution(each).heads())).max()
                    .orElse(0) : 0;
            case ENTROPY -> largest(results -> results.get(HeadScores.ANALYSIS).of(metric));
        };
    }

    Ablation ablation(Head head) {
        List<Intervention> lines = found.experiment().active().stream().filter(line -> line.ablates(head)).toList();
        if (lines.isEmpty()) {
            return found.experiment().active().stream().anyMatch(line -> line.reaches(head)) ? Ablation.CHANGED : Ablation.NONE;
        }
        return lines.stream().anyMatch(line -> line.positions().all()) ? Ablation.EVERYWHERE : Ablation.SOME_POSITIONS;
    }

    boolean isAblated(Head head) {
        return ablation(head) != Ablation.NONE && ablation(head) != Ablation.CHANGED;
    }

    private Results run() {
        return side == Side.BEFORE ? found.baseline() : found.ablated();
    }

    /// In the mean over the set, where the grid speaks of one.
    private LogitAttribution attribution(Side of) {
        LogitAttribution own = (of == Side.BEFORE ? found.baseline() : found.ablated()).get(LogitAttribution.ANALYSIS);
        return mean == null ? own : of == Side.BEFORE ? mean.before() : mean.after();
    }

    private static double largest(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(DoubleStream::of).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    }

    private interface Values {
        double[][] of(Results results);
    }

    private double largest(Values values) {
        return Stream.of(found.baseline(), found.ablated()).mapToDouble(results -> largest(values.of(results))).max().orElse(0);
    }
}
