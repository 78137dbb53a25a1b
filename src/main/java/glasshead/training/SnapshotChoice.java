package glasshead.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/// Which of the measured steps go into the timeline: dense where the model changes, so that a phase change is seen as it happens, and
/// sparse where it does not.
///
/// All measurements together, each scaled to its range, draw a path through training; the steps are chosen at equal distances along it.
/// Steps themselves count as one more measurement, so that no stretch is left out.
final class SnapshotChoice {

    private SnapshotChoice() {}

    /// @param count at least 2; the first and the last measured step are among the chosen
    /// @return all steps, when there are no more than `count`
    static SequencedSet<Integer> of(Measurements measurements, int count) {
        List<Integer> steps = measurements.steps();
        if (steps.size() <= count) {
            return new TreeSet<>(steps);
        }
        double[] travelled = travelled(measurements);
        double whole = travelled[travelled.length - 1];
        var chosen = new TreeSet<Integer>();
        chosen.add(steps.getLast());
        int from = 0;
        for (int place = 0; place < count - 1; place++) {
            // Enough steps must be left for the places still to come.
            int latest = steps.size() - (count - place);
            int index = from;
            while (index < latest && travelled[index] < whole * place / (count - 1)) {
                index++;
            }
            chosen.add(steps.get(index));
            from = index + 1;
        }
        return chosen;
    }

    /// The length of the path up to each measured step.
    private static double[] travelled(Measurements measurements) {
        List<List<Double>> coordinates = new ArrayList<>(measurements.scores());
        coordinates.add(measurements.losses());
        coordinates.add(measurements.steps().stream().map(Integer::doubleValue).toList());
        double[] travelled = new double[measurements.steps().size()];
        for (int i = 1; i < travelled.length; i++) {
            int here = i;
            double square = coordinates.stream().mapToDouble(values -> share(values, here)).map(move -> move * move).sum();
            travelled[i] = travelled[i - 1] + Math.sqrt(square);
        }
        return travelled;
    }

    /// The move from the measurement before, as a share of the whole range.
    private static double share(List<Double> values, int index) {
        double range = Collections.max(values) - Collections.min(values);
        return range == 0 ? 0 : (values.get(index) - values.get(index - 1)) / range;
    }
}
