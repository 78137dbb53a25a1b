package glasshead.lesson;

import glasshead.analysis.Answered;
import glasshead.analysis.Predictions;
import glasshead.analysis.Spread;
import glasshead.engine.Findings;
import glasshead.engine.SetFindings;
import glasshead.experiment.Metric;
import glasshead.experiment.lesson.Situation.Numbers;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What a run found, as tasks are judged by it: the same in the window and on the command line.
public final class LessonNumbers {

    private LessonNumbers() {}

    /// Of one prompt.
    ///
    /// @param found with [Predictions#ANALYSIS] among its analyses
    public static Numbers of(Findings found) {
        Answered before = Answered.of(found.baseline().get(Predictions.ANALYSIS).logits(), found.contrast(), null);
        Answered now = Answered.of(found.ablated().get(Predictions.ANALYSIS).logits(), found.contrast(), before);
        return new Numbers(each(before::of), each(now::of), found.model().layers(), found.model().heads());
    }

    /// Of a set, in the mean.
    public static Numbers of(SetFindings found) {
        return new Numbers(each(metric -> Spread.of(found.baseline().of(metric)).mean()), each(metric -> Spread.of(found.now().of(metric))
                .mean()), found.model().layers(), found.model().heads());
    }

    private static Map<Metric, Double> each(ToDoubleFunction<Metric> number) {
        Map<Metric, Double> numbers = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            double value = number.applyAsDouble(metric);
            if (!Double.isNaN(value)) {
                numbers.put(metric, value);
            }
        }
        return numbers;
    }
}
