package glasshead.ui.training;

import glasshead.analysis.Spread;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Recipe;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import java.util.ArrayList;
import java.util.List;

/// An experiment at the kept steps of its model's training, as far as it was run.
///
/// @param of     the experiment at whichever step it was asked
/// @param place  its model
/// @param steps  of the training, rising
/// @param points of the first steps
record QuestionCurve(Experiment of, ModelPlace place, List<Integer> steps, List<Point> points) {

    /// At one step, every [Metric]: of a set in the mean.
    ///
    /// @param after the same as `before` without interventions
    record Point(int step, List<Spread> before, List<Spread> after) {

        static Point of(int step, Recipe recipe) {
            List<Spread> before = new ArrayList<>();
            List<Spread> after = new ArrayList<>();
            for (Metric metric : Metric.values()) {
                before.add(Spread.of(recipe.before(metric)));
                after.add(Spread.of(recipe.after(metric)));
            }
            return new Point(step, List.copyOf(before), List.copyOf(after));
        }

        Spread before(Metric metric) {
            return before.get(metric.ordinal());
        }

        Spread after(Metric metric) {
            return after.get(metric.ordinal());
        }
    }

    QuestionCurve {
        points = List.copyOf(points);
    }

    QuestionCurve with(Point next) {
        List<Point> more = new ArrayList<>(points);
        more.add(next);
        return new QuestionCurve(of, place, steps, more);
    }

    boolean isWhole() {
        return points.size() == steps.size();
    }

    /// The experiment at one of the steps; at the last one by the model's own name.
    Experiment at(int index) {
        return of.withModel(index == steps.size() - 1 ? place.name() : place.at(steps.get(index)));
    }

    /// Whether it is about this experiment, at whichever step.
    boolean isAbout(Experiment now) {
        return of.equals(now.withModel(of.model())) && indexOf(now) >= 0;
    }

    /// The step at which an experiment's model is; -1 for another model.
    int indexOf(Experiment now) {
        for (int index = 0; index < steps.size(); index++) {
            boolean written = now.model().equals(place.at(steps.get(index)));
            if (written || index == steps.size() - 1 && now.model().equals(place.name())) {
                return index;
            }
        }
        return -1;
    }

    boolean hasInterventions() {
        return !of.active().isEmpty();
    }
}
