package glasshead.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What was measured so far: at each step of `steps`, the mean training loss since the one before, and the recipe's scores.
final class Measurements {

    private final List<Measured> all = new ArrayList<>();

    /// At one step.
    record Measured(int step, double loss, double[] scores) {
    }

    void add(int step, double loss, double[] measured) {
        all.add(new Measured(step, loss, measured));
    }

    List<Integer> steps() {
        return all.stream().map(Measured::step).toList();
    }

    List<Double> losses() {
        return all.stream().map(Measured::loss).toList();
    }

    /// One score over the steps.
    List<Double> score(int index) {
        return all.stream().map(measured -> measured.scores[index]).toList();
    }

    /// Every score over the steps.
    List<List<Double>> scores() {
        return IntStream.range(0, last().length).mapToObj(this::score).toList();
    }

    double[] last() {
        return all.getLast().scores;
    }

    List<Measured> all() {
        return List.copyOf(all);
    }

    /// Of a training that is taken up again.
    static Measurements of(List<Measured> saved, int scoreCount) {
        var measurements = new Measurements();
        for (Measured one : saved) {
            boolean rising = measurements.all.isEmpty() || measurements.all.getLast().step < one.step;
            if (one.scores.length != scoreCount || !rising) {
                throw TrainingState.foreign("its measurements");
            }
            measurements.all.add(one);
        }
        return measurements;
    }
}
