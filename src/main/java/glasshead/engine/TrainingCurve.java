package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An experiment at the kept steps of its model's training, as far as it was run: whoever makes it asks [#next] until it [#isWhole].
///
/// @param of     the experiment at whichever step it was asked
/// @param place  its model
/// @param steps  of the training, rising
/// @param points of the first steps
public record TrainingCurve(Experiment of, ModelPlace place, List<Integer> steps, List<Point> points) {

    /// At one step, every [Metric]: of a set in the mean.
    ///
    /// @param after the same as `before` with the interventions
    public record Point(int step, List<Spread> before, List<Spread> after) {

        private static Point of(int step, Recipe recipe) {
            List<Spread> before = new ArrayList<>();
            List<Spread> after = new ArrayList<>();
            for (Metric metric : Metric.values()) {
                before.add(Spread.of(recipe.before(metric)));
                after.add(Spread.of(recipe.after(metric)));
            }
            return new Point(step, List.copyOf(before), List.copyOf(after));
        }

        public Spread before(Metric metric) {
            return before.get(metric.ordinal());
        }

        public Spread after(Metric metric) {
            return after.get(metric.ordinal());
        }
    }

    public TrainingCurve {
        points = List.copyOf(points);
    }

    /// Nothing asked yet; nothing at all for a model that brings no weights from its training.
    ///
    /// @throws glasshead.experiment.BadInput when the model is not here
    public static Optional<TrainingCurve> begin(Experiment of, Models models) {
        ModelPlace place = models.place(of.model());
        return place.timeline().map(Timeline::steps).map(steps -> new TrainingCurve(of, place, steps, List.of()));
    }

    public boolean isWhole() {
        return points.size() == steps.size();
    }

    /// The step that is asked next.
    public int nextStep() {
        return steps.get(points.size());
    }

    /// What is asked next; of a curve that is not whole.
    public Question.RecipeOf next() {
        return new Question.RecipeOf(at(points.size()));
    }

    /// @param found the answer to [#next]
    public TrainingCurve with(Recipe found) {
        List<Point> more = new ArrayList<>(points);
        more.add(Point.of(nextStep(), found));
        return new TrainingCurve(of, place, steps, more);
    }

    /// The experiment at one of the steps; at the last one by the model's own name.
    public Experiment at(int index) {
        return of.withModel(index == steps.size() - 1 ? place.name() : place.at(steps.get(index)));
    }

    /// Whether it is about this experiment, at whichever step.
    public boolean isAbout(Experiment now) {
        return of.equals(now.withModel(of.model())) && indexOf(now) >= 0;
    }

    /// The step at which an experiment's model is; -1 for another model.
    public int indexOf(Experiment now) {
        for (int index = 0; index < steps.size(); index++) {
            boolean written = now.model().equals(place.at(steps.get(index)));
            if (written || index == steps.size() - 1 && now.model().equals(place.name())) {
                return index;
            }
        }
        return -1;
    }

    public boolean hasInterventions() {
        return !of.active().isEmpty();
    }
}
